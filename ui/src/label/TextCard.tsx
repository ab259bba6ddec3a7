import { useCallback, useMemo } from 'react';
import type { Utf16Span } from '../text/offsets';
import { SpanView } from '../spans/SpanView';
import { useLabel } from './LabelContext';
import { LabelPicker } from './LabelPicker';
import { OccurrencesBar } from './OccurrencesBar';

/** A text of the task on its card, with everything that marks it. */
export function TextCard({ name, selectable }: { readonly name: string; readonly selectable: boolean }) {
  const { labelling, cursors, occurrences, readOnly } = useLabel();
  const { around, state, selected, armed, pending, relatingFrom } = labelling;
  const source = around.sources.get(name)!;
  const labelControls = around.labelControls.filter((control) => control.toName.includes(name));
  const markable = selectable && !readOnly && labelControls.length > 0;

  const shown = useMemo(
    () => [...state.spans, ...occurrences.preview].filter((span) => span.object === name),
    [state.spans, occurrences.preview, name],
  );
  const ids = useMemo(() => new Set(shown.map((span) => span.id)), [shown]);
  const relations = useMemo(
    () => state.relations.filter((relation) => ids.has(relation.from) && ids.has(relation.to)),
    [state.relations, ids],
  );

  const onRange = useCallback(
    (range: Utf16Span, box: DOMRect) => {
      const { start, end } = labelling.snapped(name, range);
      if (end <= start) return;
      const only =
        labelControls.length === 1 && labelControls[0]!.labels.length === 1
          ? { control: labelControls[0]!.name, value: labelControls[0]!.labels[0]!.value }
          : null;
      const label = armed ?? only;
      if (label && labelControls.some((control) => control.name === label.control)) {
        labelling.mark(name, { start, end }, label);
        getSelection()?.removeAllRanges();
      } else labelling.setPending({ object: name, start, end, box });
    },
    [labelling, labelControls, armed, name],
  );

  const onPick = useCallback(
    (under: readonly string[], exact: boolean) => {
      labelling.setPending(null);
      const known = under.filter((id) => state.spans.some((span) => span.id === id));
      // A second click on the same place goes to the mark below.
      const next = exact ? known[0] : known[(known.indexOf(selected ?? '') + 1) % Math.max(known.length, 1)];
      if (relatingFrom && next && next !== relatingFrom) labelling.relateTo(next);
      labelling.select(next ?? null);
    },
    [labelling, state.spans, selected, relatingFrom],
  );

  return (
    <div className={`text-card card ${relatingFrom ? 'relating' : ''}`}>
      {occurrences.of?.object === name && <OccurrencesBar />}
      <SpanView
        ref={cursors.register(name)}
        source={source}
        spans={shown}
        relations={relations}
        selected={selected}
        selectable={markable}
        onRange={onRange}
        onPick={onPick}
        onResize={(id, span) => labelling.edit({ type: 'resize', id, span })}
      />
      {pending?.object === name && <LabelPicker controls={labelControls} />}
    </div>
  );
}
