import type { RowError } from '../api/imports';
import { useT } from '../i18n/I18n';

/** What is wrong with rows, row by row. */
export function RowErrors({ errors }: { readonly errors: readonly RowError[] }) {
  const t = useT();
  const several = new Set(errors.map(({ file }) => file)).size > 1;
  return (
    <div className="row-errors" role="region" aria-label={t.imports.errors} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {several && <th scope="col">{t.imports.file}</th>}
            <th scope="col">{t.imports.row}</th>
            <th scope="col">{t.imports.field}</th>
            <th scope="col">{t.imports.message}</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error, index) => (
            <tr key={index}>
              {several && <td dir="auto">{error.file}</td>}
              <td className="numbers">{error.row}</td>
              <td>{error.field === '' ? '–' : <code>{error.field}</code>}</td>
              <td dir="auto">{error.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
