import { CopyCheck, Link2, MessageSquareText, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { LabelTag } from '../design/bits';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { AnswerPart } from './ConfigLayout';
import { useLabel } from './LabelContext';

/** The chosen mark: what it is, where it stands, what can be done with it, and what the config asks about it. */
export function SpanDetail() {
  const t = useT();
  const { labelling, run, readOnly, noting, setNoting } = useLabel();
  const { around, state, selected, relatingFrom } = labelling;
  const span = state.spans.find((candidate) => candidate.id === selected);
  const note = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (noting) note.current?.focus();
  }, [noting, selected]);
  if (!span) return null;
  const source = around.sources.get(span.object)!;
  const text = source.text.slice(span.start, span.end);
  const points = { start: source.offsets.toCodePoint(span.start), end: source.offsets.toCodePoint(span.end) };
  const questions = around.config.controls.filter(
    (control) => control.perRegion && control.toName.includes(span.object),
  );
  return (
    <section
      className="span-detail tint"
      style={{ '--c': around.look.colourOf(span) }}
      aria-label={t.label.chosenRegion}
    >
      <div className="row">
        <LabelTag colour={around.look.colourOf(span)}>{span.labels.join(' + ')}</LabelTag>
        {span.suggested && <span className="pill">{t.label.suggested}</span>}
        {span.suggested && span.remembered && (
          <span className="pill" title={t.learner.rememberedHint}>
            {t.learner.remembered}
          </span>
        )}
        <span className="grow" />
        <span className="faint numbers" data-place={`${points.start}-${points.end}`}>
          {points.start}–{points.end}
        </span>
      </div>
      <blockquote dir="auto">{text.length > 300 ? `${text.slice(0, 299)}…` : text}</blockquote>
      {span.score !== null && (
        <p className="faint">
          {t.label.confidence} <b className="numbers">{span.score.toFixed(2)}</b>
        </p>
      )}
      {!readOnly && (
        <div className="row" style={{ '--gap': '6px' }}>
          {span.suggested && (
            <Button size="small" look="good" keys="⏎" onClick={() => run({ type: 'accept' })}>
              {t.label.accept}
            </Button>
          )}
          <Button
            size="small"
            icon={<Link2 size={14} />}
            keys="R"
            aria-pressed={relatingFrom === span.id}
            onClick={() => run({ type: 'relate' })}
          >
            {relatingFrom ? t.label.pickTarget : t.label.relate}
          </Button>
          <Button size="small" icon={<CopyCheck size={14} />} keys="L" onClick={() => run({ type: 'occurrences' })}>
            {t.label.sameEverywhere}
          </Button>
          <Button size="small" icon={<MessageSquareText size={14} />} keys="N" onClick={() => setNoting(true)}>
            {t.label.note}
          </Button>
          <Button size="small" icon={<Trash2 size={14} />} keys="⌫" onClick={() => run({ type: 'remove' })}>
            {span.suggested ? t.label.reject : t.common.delete}
          </Button>
        </div>
      )}
      {(noting || span.note !== '') && (
        <textarea
          ref={note}
          className="textarea"
          rows={2}
          dir="auto"
          readOnly={readOnly}
          placeholder={t.label.notePlaceholder}
          aria-label={t.label.note}
          value={span.note}
          onChange={(event) =>
            labelling.edit({ type: 'note', id: span.id, note: event.target.value }, `note:${span.id}`)
          }
          onBlur={() => setNoting(false)}
        />
      )}
      {questions.map((control) => (
        <AnswerPart key={control.name} name={control.name} region={span.id} />
      ))}
    </section>
  );
}
