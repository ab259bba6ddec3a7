import type { PointerEvent } from 'react';
import './charts.css';
import { ChartTable } from './ChartTable';
import { Legend } from './Legend';
import { Plot, PLOT } from './Plot';
import { around, nearest, placesOf, scale, valueAt, type Range, type Series } from './scale';
import { useReading } from './useReading';
import { useWidth } from './useWidth';

export interface LineChartProps {
  readonly title: string;
  /** What lies along the bottom. */
  readonly xName: string;
  readonly series: readonly Series[];
  /** What the axes show at least. */
  readonly x: Range;
  readonly y: Range;
  /** How far the named values of x are apart at least; days are one. */
  readonly leastX?: number;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}

/** Curves with axes. Pointer and arrow keys read their values; the same numbers stand in a table. */
export function LineChart({ title, xName, series, x, y, leastX, formatX, formatY }: LineChartProps) {
  const [box, width] = useWidth<HTMLDivElement>(420);
  const places = placesOf(series);
  const reading = useReading(places.length);
  const values = series.flatMap(({ points, band = [] }) => [
    ...points.map((point) => point.y),
    ...band.flatMap(({ low, high }) => [low, high]),
  ]);
  const xRange = { from: Math.min(x.from, ...places), to: Math.max(x.to, ...places) };
  const yRange = around(values, y);
  const place = places[reading.at];
  const read = series.map((one) => ({ ...one, value: place === undefined ? null : valueAt(one, place) }));
  const words =
    place === undefined
      ? title
      : [
          `${xName} ${formatX(place)}`,
          ...read.flatMap(({ name, value }) => (value ? [`${name} ${formatY(value.y)}`] : [])),
        ].join(', ');
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const toValue = scale({ from: PLOT.start, to: width - PLOT.end }, xRange.from, xRange.to);
    reading.set(nearest(places, toValue(event.clientX - left)));
  };
  return (
    <figure className="chart" data-chart={title}>
      <figcaption className="row">
        <h3 className="grow">{title}</h3>
        <span className="faint small-text numbers">{place !== undefined && `${xName} ${formatX(place)}`}</span>
      </figcaption>
      <Legend series={read} format={formatY} />
      <div
        ref={box}
        className="chart-plot"
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, places.length - 1)}
        aria-valuenow={reading.at}
        aria-valuetext={words}
        onKeyDown={reading.onKeyDown}
        onPointerMove={(event) => places.length > 0 && point(event)}
        onPointerLeave={() => reading.set(null)}
      >
        <Plot
          width={width}
          series={series}
          x={xRange}
          y={yRange}
          leastX={leastX}
          formatX={formatX}
          formatY={formatY}
          place={reading.active ? place : undefined}
        />
      </div>
      <ChartTable title={title} xName={xName} series={series} places={places} formatX={formatX} formatY={formatY} />
    </figure>
  );
}
