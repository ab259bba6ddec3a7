import type { Point, Series } from './scale';

/** Which line is which, with what it has at the place that is read. */
export function Legend({
  series,
  format,
}: {
  readonly series: readonly (Series & { readonly value: Point | null })[];
  readonly format: (value: number) => string;
}) {
  return (
    <ul className="chart-legend" aria-hidden="true">
      {series.map(({ name, colour, dash, dots, value }) => (
        <li key={name}>
          <svg width={22} height={8} className="tint" style={{ '--c': colour }}>
            {dots ? (
              <circle className="chart-dot" cx={11} cy={4} r={3.5} />
            ) : (
              <line className="chart-line" x1={1} x2={21} y1={4} y2={4} strokeDasharray={dash} />
            )}
          </svg>
          {name} <b className="numbers">{value ? format(value.y) : '–'}</b>
        </li>
      ))}
    </ul>
  );
}
