import type { EditCounts } from '../api/savings';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';

const KINDS = ['accepted', 'relabelled', 'moved', 'replaced', 'deleted', 'added'] as const;

/** What became of suggestions, row by row. */
export function EditTable({
  title,
  column,
  rows,
}: {
  readonly title: string;
  /** What the rows are named by. */
  readonly column: string;
  readonly rows: readonly (EditCounts & { readonly name: string })[];
}) {
  const { t, language } = useSpeech();
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <div className="chart-table-box" tabIndex={0} role="region" aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{column}</th>
              {KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {t.saved.kind[kind]}
                </th>
              ))}
              <th scope="col">{t.dashboard.share}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row" dir="auto">
                  {row.name}
                </th>
                {KINDS.map((kind) => (
                  <td key={kind}>{row[kind].toLocaleString(language)}</td>
                ))}
                <td>{percent(row.accepted_share, language, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
