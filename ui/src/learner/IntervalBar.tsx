import { around, scale } from '../charts/scale';

const WIDTH = 260;
const HEIGHT = 30;

/** Where a difference lies, and between what bounds; the line in the middle is "no difference". The words beside it say the same. */
export function IntervalBar({
  value,
  low,
  high,
}: {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}) {
  const most = Math.max(Math.abs(low), Math.abs(high), 0.02);
  const { to } = around([most], { from: 0, to: 0.02 });
  const at = scale({ from: -to, to }, 6, WIDTH - 6);
  const look = low > 0 ? 'good' : high < 0 ? 'bad' : 'open';
  return (
    <svg
      className={`interval ${look}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <line className="chart-axis" x1={6} x2={WIDTH - 6} y1={15} y2={15} />
      <line className="chart-cursor" x1={at(0)} x2={at(0)} y1={3} y2={27} />
      <line className="interval-bar" x1={at(low)} x2={at(high)} y1={15} y2={15} />
      <circle className="interval-dot" cx={at(value)} cy={15} r={5} />
    </svg>
  );
}
