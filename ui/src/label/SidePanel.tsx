import { ArrowLeftRight, ArrowRight, Check, CheckCheck, History, MessageSquare, Trash2, X } from 'lucide-react';
import { memo } from 'react';
import { LabelTag, Meter } from '../design/bits';
import { Button, IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import type { Answer, Relation, Span } from '../regions/model';
import { useLabel } from './LabelContext';
import { SpanDetail } from './SpanDetail';

/** Lists stay quick with thousands of marks: the rest is one key (J, K) or a click in the text away. */
const MOST_ROWS = 150;

/** The right-hand side: the chosen mark, the model's suggestions, what is marked, and how it hangs together. */
export const SidePanel = memo(function SidePanel({
  versions,
  comments,
}: {
  readonly versions: React.ReactNode;
  readonly comments: React.ReactNode;
}) {
  const t = useT();
  const { labelling } = useLabel();
  const { suggestions, accepted, state } = labelling;
  const hasSpans = labelling.around.labelControls.length > 0;
  return (
    <aside className="side-panel" aria-label={t.label.sidePanel}>
      <SpanDetail />
      <Suggestions suggestions={suggestions} versions={versions} />
      {hasSpans && (
        <section className="panel-section">
          <header>
            <h2>{t.label.regions}</h2>
            <span className="numbers faint">{accepted.length}</span>
          </header>
          {accepted.length === 0 && <p className="panel-empty">{t.label.noRegions}</p>}
          <ul>
            <Rows items={accepted} />
          </ul>
          {accepted.length > MOST_ROWS && (
            <p className="panel-empty">{t.label.moreRegions(accepted.length - MOST_ROWS)}</p>
          )}
        </section>
      )}
      {(state.relations.length > 0 || accepted.length > 1) && hasSpans && (
        <section className="panel-section">
          <header>
            <h2>{t.label.relations}</h2>
            <span className="numbers faint">{state.relations.length}</span>
          </header>
          {state.relations.length === 0 && <p className="panel-empty">{t.label.noRelations}</p>}
          <ul>
            {state.relations.map((relation) => (
              <RelationRow key={relation.id} relation={relation} />
            ))}
          </ul>
        </section>
      )}
      {comments}
    </aside>
  );
});

function Suggestions({
  suggestions,
  versions,
}: {
  readonly suggestions: readonly (Span | Answer)[];
  readonly versions: React.ReactNode;
}) {
  const t = useT();
  const { threshold, setThreshold, run, readOnly } = useLabel();
  const enough = suggestions.filter(({ score }) => score === null || score >= threshold).length;
  if (suggestions.length === 0 && !versions) return null;
  return (
    <section className="panel-section suggestions">
      <header>
        <h2>{t.label.suggestions}</h2>
        <span className="numbers faint">{suggestions.length}</span>
      </header>
      {versions}
      {suggestions.length > 0 && !readOnly && (
        <div className="threshold">
          <label className="grow">
            <span className="soft">
              {t.label.atLeast} <b className="numbers">{Math.round(threshold * 100)} %</b>
            </span>
            <input
              type="range"
              min={0}
              max={100}
              step={1}
              value={Math.round(threshold * 100)}
              aria-label={t.label.threshold}
              onChange={(event) => setThreshold(Number(event.target.value) / 100)}
            />
          </label>
          <Button
            size="small"
            look="good"
            icon={<CheckCheck size={15} />}
            keys="⇧A"
            disabled={enough === 0}
            onClick={() => run({ type: 'accept-all' })}
          >
            {t.label.acceptAll(enough)}
          </Button>
        </div>
      )}
      {suggestions.length === 0 && <p className="panel-empty">{t.label.noSuggestions}</p>}
      <ul>
        <Rows items={suggestions} />
      </ul>
    </section>
  );
}

/** Listens to the labelling for all its rows, of which those are drawn anew that show something else now. */
function Rows({ items }: { readonly items: readonly (Span | Answer)[] }) {
  const { labelling, cursors, readOnly, comments } = useLabel();
  const t = useT();
  const { around, selected, relatingFrom } = labelling;
  return items.slice(0, MOST_ROWS).map((item) => {
    if (!('labels' in item)) return <AnswerRow key={item.id} answer={item} />;
    const text = around.sources.get(item.object)?.text.slice(item.start, Math.min(item.end, item.start + 120)) ?? '';
    return (
      <RegionRow
        key={item.id}
        span={item}
        text={text}
        colour={around.look.colourOf(item)}
        selected={item.id === selected}
        readOnly={readOnly}
        comments={comments.byRegion.get(item.id) ?? 0}
        relatingFrom={relatingFrom}
        t={t}
        onPick={() => {
          if (relatingFrom && relatingFrom !== item.id) labelling.relateTo(item.id);
          labelling.select(item.id);
          cursors.view(item.object)?.scrollTo(item.id);
        }}
        onAccept={() => labelling.edit({ type: 'accept', ids: [item.id] })}
        onRemove={() => labelling.edit({ type: 'remove', ids: [item.id] })}
      />
    );
  });
}

interface RegionRowProps {
  readonly span: Span;
  readonly text: string;
  readonly colour: string;
  readonly selected: boolean;
  readonly readOnly: boolean;
  /** How many open ones there are about it. */
  readonly comments: number;
  /** Changes what a click does. */
  readonly relatingFrom: string | null;
  readonly t: ReturnType<typeof useT>;
  readonly onPick: () => void;
  readonly onAccept: () => void;
  readonly onRemove: () => void;
}

/** Drawn again only when what it shows changes; the handlers act on the newest state either way. */
const RegionRow = memo(
  function RegionRow({
    span,
    text,
    colour,
    selected,
    readOnly,
    comments,
    t,
    onPick,
    onAccept,
    onRemove,
  }: RegionRowProps) {
    const shown = text.replace(/\s+/g, ' ');
    return (
      <li className={`region-row tint ${selected ? 'selected' : ''}`} style={{ '--c': colour }}>
        <button type="button" className="region-pick" aria-pressed={selected} onClick={onPick}>
          <LabelTag colour={colour}>{span.labels.join(' + ')}</LabelTag>
          <span className="cut region-text" dir="auto">
            {shown}
          </span>
        </button>
        {comments > 0 && (
          <span className="comment-dot" role="img" aria-label={t.comments.openCount(comments)}>
            <MessageSquare size={13} />
          </span>
        )}
        {span.suggested && span.remembered && (
          <span className="seen-before" role="img" aria-label={t.learner.remembered} title={t.learner.rememberedHint}>
            <History size={13} />
          </span>
        )}
        {span.suggested && span.score !== null && (
          <span className="score" title={t.label.confidence}>
            <Meter value={span.score} label={t.label.confidence} colour="var(--c-line)" />
            <span className="numbers">{Math.round(span.score * 100)}</span>
          </span>
        )}
        {!readOnly &&
          (span.suggested ? (
            <>
              <IconButton small look="good" label={t.label.acceptOf(shown)} onClick={onAccept}>
                <Check size={16} />
              </IconButton>
              <IconButton small look="bad" label={t.label.rejectOf(shown)} onClick={onRemove}>
                <X size={16} />
              </IconButton>
            </>
          ) : (
            <IconButton small label={t.label.deleteOf(shown)} onClick={onRemove}>
              <Trash2 size={14} />
            </IconButton>
          ))}
      </li>
    );
  },
  (before, after) =>
    before.span === after.span &&
    before.selected === after.selected &&
    before.readOnly === after.readOnly &&
    before.comments === after.comments &&
    before.t === after.t &&
    before.colour === after.colour &&
    before.relatingFrom === after.relatingFrom,
);

function AnswerRow({ answer }: { readonly answer: Answer }) {
  const { labelling, readOnly } = useLabel();
  const t = useT();
  const shown = Array.isArray(answer.value) ? answer.value.flat().join(', ') : String(answer.value);
  return (
    <li className={`region-row ${labelling.selected === answer.id ? 'selected' : ''}`}>
      <button
        type="button"
        className="region-pick"
        aria-pressed={labelling.selected === answer.id}
        onClick={() => labelling.select(answer.id)}
      >
        <span className="pill">{answer.control}</span>
        <span className="cut region-text" dir="auto">
          {shown}
        </span>
      </button>
      {answer.score !== null && <span className="numbers faint">{Math.round(answer.score * 100)}</span>}
      {!readOnly && (
        <>
          <IconButton
            small
            look="good"
            label={t.label.acceptOf(shown)}
            onClick={() => labelling.edit({ type: 'accept', ids: [answer.id] })}
          >
            <Check size={16} />
          </IconButton>
          <IconButton
            small
            look="bad"
            label={t.label.rejectOf(shown)}
            onClick={() => labelling.edit({ type: 'remove', ids: [answer.id] })}
          >
            <X size={16} />
          </IconButton>
        </>
      )}
    </li>
  );
}

const ARROWS = {
  right: <ArrowRight size={13} />,
  left: <ArrowRight size={13} style={{ rotate: '180deg' }} />,
  bi: <ArrowLeftRight size={13} />,
};

function RelationRow({ relation }: { readonly relation: Relation }) {
  const { labelling, readOnly } = useLabel();
  const t = useT();
  const { state, around } = labelling;
  const textOf = (id: string) => {
    const span = state.spans.find((candidate) => candidate.id === id);
    return span ? (around.sources.get(span.object)?.text.slice(span.start, span.end) ?? '') : '';
  };
  const names = around.config.relationLabels;
  const [from, to] = [textOf(relation.from), textOf(relation.to)];
  return (
    <li className="relation-row">
      <button type="button" className="cut relation-end" dir="auto" onClick={() => labelling.select(relation.from)}>
        {from}
      </button>
      <span className="relation-middle">
        <IconButton
          small
          label={t.label.turnRelation(from, to)}
          disabled={readOnly}
          onClick={() => labelling.edit({ type: 'turn-relation', id: relation.id })}
        >
          {ARROWS[relation.direction]}
        </IconButton>
        {names.length > 0 && (
          <select
            className="select small"
            aria-label={t.label.relationName(from, to)}
            value={relation.labels[0] ?? ''}
            disabled={readOnly}
            onChange={(event) =>
              labelling.edit({
                type: 'relabel-relation',
                id: relation.id,
                labels: event.target.value ? [event.target.value] : [],
              })
            }
          >
            <option value="">{t.label.unnamedRelation}</option>
            {names.map((name) => (
              <option key={name.value} value={name.value}>
                {name.title}
              </option>
            ))}
          </select>
        )}
      </span>
      <button type="button" className="cut relation-end" dir="auto" onClick={() => labelling.select(relation.to)}>
        {to}
      </button>
      {!readOnly && (
        <IconButton
          small
          label={t.label.deleteRelation(from, to)}
          onClick={() => labelling.edit({ type: 'unrelate', id: relation.id })}
        >
          <Trash2 size={14} />
        </IconButton>
      )}
    </li>
  );
}
