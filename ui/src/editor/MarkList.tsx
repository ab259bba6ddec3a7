import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useT } from '../i18n/I18n';
import type { Mark } from './useMarks';

/** What is wrong with the config, in the order of the source. */
export function MarkList({ marks }: { readonly marks: readonly Mark[] }) {
  const t = useT();
  return (
    <ul className="findings" aria-live="polite">
      {marks.length === 0 && (
        <li className="row soft">
          <CircleCheck size={15} className="good-mark" aria-hidden="true" />
          {t.editor.noFindings}
        </li>
      )}
      {marks.map((mark, index) => (
        <li key={index} className={`row finding ${mark.severity}`}>
          {mark.severity === 'error' ? (
            <CircleX size={15} aria-hidden="true" />
          ) : (
            <TriangleAlert size={15} aria-hidden="true" />
          )}
          <span className="grow">
            {mark.message} {mark.hint && <span className="soft">{mark.hint}</span>}{' '}
            <span className="faint numbers">{t.editor.line(mark.line, mark.column)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
