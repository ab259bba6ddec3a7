import { useT } from '../i18n/I18n';
import type { Series } from './scale';

/** The numbers of a chart, for those who cannot or do not want to see curves. */
export function ChartTable({
  title,
  xName,
  series,
  places,
  formatX,
  formatY,
}: {
  readonly title: string;
  readonly xName: string;
  readonly series: readonly Series[];
  readonly places: readonly number[];
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}) {
  const t = useT();
  if (places.length === 0) return null;
  return (
    <details className="chart-table">
      <summary aria-label={t.learner.asTableOf(title)}>{t.learner.asTable}</summary>
      <div className="chart-table-box" tabIndex={0} role="region" aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{xName}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={place}>
                <th scope="row">{formatX(place)}</th>
                {series.map(({ name, points }) => {
                  const point = points.find(({ x }) => x === place);
                  return <td key={name}>{point ? formatY(point.y) : ''}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
