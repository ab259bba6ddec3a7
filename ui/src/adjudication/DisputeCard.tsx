import type { AdjudicationItem, Voice } from '../api/adjudication';
import { nameOf } from '../api/tagloop';
import { LabelTag } from '../design/bits';
import { useT } from '../i18n/I18n';
import type { TaskSurroundings } from '../label/surroundings';
import { describeRegion } from '../label/versions/describe';
import type { WireRegion } from '../regions/wire';

/** A person's name or a model's version. */
export const voiceName = (voice: Voice, nobody: string): string => voice.model_version ?? nameOf(voice.user) ?? nobody;

export interface DisputeCardProps {
  readonly item: AdjudicationItem;
  /** From 1. */
  readonly place: number;
  readonly of: number;
  /** Undefined while it is open, null for nothing. */
  readonly taken: number | null | undefined;
  readonly voices: readonly Voice[];
  readonly around: TaskSurroundings;
  readonly onTake: (option: number | null) => void;
}

/** What there is to choose from, a key each. */
export function DisputeCard({ item, place, of, taken, voices, around, onTake }: DisputeCardProps) {
  const t = useT();
  const names = (said: readonly string[]) =>
    voices
      .filter(({ name }) => said.includes(name))
      .map((voice) => voiceName(voice, t.history.nobody))
      .join(', ');
  const none = item.options.findIndex(({ result }) => result.length === 0);
  return (
    <section className="dispute card" aria-label={t.adjudication.disputeOf(place, of)}>
      <h2>{t.adjudication.disputeOf(place, of)}</h2>
      <p className="faint small-text">{item.control}</p>
      <ul>
        {item.options.map(
          ({ result, voices: said }, index) =>
            index !== none && (
              <li key={index}>
                <button
                  type="button"
                  className="dispute-option"
                  aria-pressed={taken === index}
                  onClick={() => onTake(index)}
                >
                  <kbd>{index + 1}</kbd>
                  <span className="dispute-said">
                    {result.map((region, entry) => (
                      <Words key={entry} region={region} all={result} around={around} />
                    ))}
                    <span className="faint small-text">{names(said)}</span>
                  </span>
                </button>
              </li>
            ),
        )}
        <li>
          <button
            type="button"
            className="dispute-option"
            aria-pressed={taken === null || (none >= 0 && taken === none)}
            onClick={() => onTake(null)}
          >
            <kbd>0</kbd>
            <span className="dispute-said">
              {t.adjudication.none}
              {none >= 0 && <span className="faint small-text">{names(item.options[none]!.voices)}</span>}
            </span>
          </button>
        </li>
      </ul>
    </section>
  );
}

function Words({
  region,
  all,
  around,
}: {
  readonly region: WireRegion;
  readonly all: readonly WireRegion[];
  readonly around: TaskSurroundings;
}) {
  const words = describeRegion(region, all, around);
  return (
    <span className="dispute-words">
      {words.colour === null ? (
        <span className="pill">{words.title}</span>
      ) : (
        <LabelTag colour={words.colour}>{words.title}</LabelTag>
      )}
      <bdi>{words.text}</bdi>
      {words.place && <span className="faint numbers">{words.place}</span>}
    </span>
  );
}
