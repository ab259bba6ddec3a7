import { useQuery } from '@tanstack/react-query';
import { exports } from '../api/exports';
import { Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { exportQuery, type ExportChoice } from './choice';

/** How the first tasks look in the format that is chosen, and what it cannot hold of them. */
export function ExportPreview({ project, choice }: { readonly project: number; readonly choice: ExportChoice }) {
  const t = useT();
  const query = exportQuery(choice);
  const { data, error, isFetching } = useQuery({
    queryKey: ['export-preview', project, String(query)],
    queryFn: () => exports.preview(project, query),
    placeholderData: (before) => before,
  });
  return (
    <div className="export-preview" aria-busy={isFetching}>
      {!data && !error && <Spinner label={t.common.loading} />}
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {data && (
        <>
          <p className="soft" role="status">
            {t.exports.previewOf(Math.min(3, data.tasks), data.tasks)}
          </p>
          <pre dir="auto" tabIndex={0} aria-label={t.exports.preview}>
            {data.text}
          </pre>
          {data.noted > 0 && (
            <div className="notice warn">
              <p>{t.exports.noted(data.noted)}</p>
              <ul>
                {data.notes.slice(0, 5).map((line) => (
                  <li key={line} dir="auto">
                    {line}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </div>
  );
}
