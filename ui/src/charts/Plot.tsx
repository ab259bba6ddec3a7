import { bandThrough, lineThrough, scale, ticks, valueAt, type Range, type Series } from './scale';

/** Pixels around the curves, for the words of the axes. */
export const PLOT = { height: 190, top: 10, bottom: 24, start: 40, end: 12 };

export interface PlotProps {
  readonly width: number;
  readonly series: readonly Series[];
  readonly x: Range;
  readonly y: Range;
  /** How far the named values of x are apart at least. */
  readonly leastX?: number;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
  /** What is read now. */
  readonly place: number | undefined;
}

/** The picture: axes with their lines, the curves, and a line through what is read. */
export function Plot({ width, series, x, y, leastX, formatX, formatY, place }: PlotProps) {
  const bottom = PLOT.height - PLOT.bottom;
  const atX = scale(x, PLOT.start, width - PLOT.end);
  const atY = scale(y, bottom, PLOT.top);
  return (
    <svg viewBox={`0 0 ${width} ${PLOT.height}`} width={width} height={PLOT.height} aria-hidden="true">
      {ticks(y, 6).map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={PLOT.start} x2={width - PLOT.end} y1={atY(value)} y2={atY(value)} />
          <text className="chart-tick" x={PLOT.start - 7} y={atY(value)} textAnchor="end" dominantBaseline="central">
            {formatY(value)}
          </text>
        </g>
      ))}
      <line className="chart-axis" x1={PLOT.start} x2={width - PLOT.end} y1={bottom} y2={bottom} />
      {ticks(x, Math.max(2, Math.min(8, Math.floor(width / 60))), leastX).map((value) => (
        <text key={value} className="chart-tick" x={atX(value)} y={PLOT.height - 7} textAnchor="middle">
          {formatX(value)}
        </text>
      ))}
      {place !== undefined && (
        <line className="chart-cursor" x1={atX(place)} x2={atX(place)} y1={PLOT.top} y2={bottom} />
      )}
      {series.map(
        ({ name, colour, band }) =>
          band && (
            <path key={name} className="chart-band tint" style={{ '--c': colour }} d={bandThrough(band, atX, atY)} />
          ),
      )}
      {series.map(({ name, colour, dash, points, dots }) =>
        dots ? (
          points.map((point) => (
            <circle
              key={`${name} ${point.x} ${point.y}`}
              className="chart-dot tint"
              style={{ '--c': colour }}
              cx={atX(point.x)}
              cy={atY(point.y)}
              r={4}
            />
          ))
        ) : (
          <path
            key={name}
            className="chart-line tint"
            style={{ '--c': colour }}
            strokeDasharray={dash}
            d={lineThrough(points, atX, atY)}
          />
        ),
      )}
      {series.map((one) => {
        const shown = place === undefined ? one.points.at(-1) : valueAt(one, place);
        return (
          !one.dots &&
          shown &&
          Number.isFinite(shown.y) && (
            <circle
              key={one.name}
              className="chart-dot tint"
              style={{ '--c': one.colour }}
              cx={atX(shown.x)}
              cy={atY(shown.y)}
              r={3.5}
            />
          )
        );
      })}
    </svg>
  );
}
