import { useT } from '../i18n/I18n';
import { Button } from '../design/Button';
import { useLabel } from './LabelContext';

/** "Label all the same": how many places there are, which count, and the button that does it. */
export function OccurrencesBar() {
  const t = useT();
  const { occurrences, labelling } = useLabel();
  const span = occurrences.of!;
  const text = labelling.around.sources.get(span.object)!.text.slice(span.start, span.end);
  return (
    <div className="occurrences" role="region" aria-label={t.label.occurrencesTitle}>
      <span className="grow" role="status">
        {t.label.occurrencesFound(occurrences.preview.length, text.length > 40 ? `${text.slice(0, 39)}…` : text)}
      </span>
      <label className="check">
        <input
          type="checkbox"
          checked={occurrences.options.wholeWords}
          onChange={(event) => occurrences.change({ wholeWords: event.target.checked })}
        />
        {t.label.wholeWords}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={occurrences.options.matchCase}
          onChange={(event) => occurrences.change({ matchCase: event.target.checked })}
        />
        {t.label.matchCase}
      </label>
      <Button size="small" onClick={occurrences.cancel} keys="Esc">
        {t.common.cancel}
      </Button>
      <Button
        size="small"
        look="primary"
        keys="⏎"
        disabled={occurrences.preview.length === 0}
        onClick={occurrences.apply}
      >
        {t.label.labelAll}
      </Button>
    </div>
  );
}
