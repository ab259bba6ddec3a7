import { useMemo } from 'react';
import { LabelTag } from '../design/bits';
import { useT } from '../i18n/I18n';
import type { TaskSurroundings } from '../label/surroundings';
import { describeRegion } from '../label/versions/describe';
import { fromWire, type WireRegion } from '../regions/wire';
import { SpanLookContext } from '../spans/look';
import { SpanView } from '../spans/SpanView';

/** A stored answer to read: the texts with their marks, and what was said beside them. */
export function AnswerView({
  around,
  result,
  suggested,
}: {
  readonly around: TaskSurroundings;
  readonly result: readonly WireRegion[];
  readonly suggested: boolean;
}) {
  const t = useT();
  const answers = useMemo(() => fromWire(result, around, suggested), [result, around, suggested]);
  const marks = new Set(answers.spans.map(({ id }) => id));
  const rest = result.filter((region) => region['type'] === 'relation' || !marks.has(String(region['id'])));
  return (
    <SpanLookContext value={around.look}>
      <div className="stack answer-view" style={{ '--gap': '10px' }}>
        {[...around.sources.values()].map((source) => {
          const spans = answers.spans.filter(({ object }) => object === source.object);
          const ids = new Set(spans.map(({ id }) => id));
          return (
            <SpanView
              key={source.object}
              source={source}
              spans={spans}
              relations={answers.relations.filter(({ from, to }) => ids.has(from) && ids.has(to))}
              selected={null}
              selectable={false}
              onRange={NOTHING}
              onPick={NOTHING}
              onResize={NOTHING}
            />
          );
        })}
        {rest.length > 0 && (
          <ul className="answer-rest" aria-label={t.table.answers}>
            {rest.map((region, index) => {
              const words = describeRegion(region, result, around);
              return (
                <li key={index} className="row">
                  {words.colour === null ? (
                    <span className="pill">{words.title}</span>
                  ) : (
                    <LabelTag colour={words.colour}>{words.title}</LabelTag>
                  )}
                  <span dir="auto">{words.text}</span>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </SpanLookContext>
  );
}

const NOTHING = () => undefined;
