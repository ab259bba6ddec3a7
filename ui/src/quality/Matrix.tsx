import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import type { Agreement, Measure, Pair } from '../api/quality';
import { useSpeech } from '../i18n/I18n';
import type { Between } from './DisagreementsSection';
import { figure, namesOf } from './raters';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const USUAL = ['strict_f1', 'cohen_kappa'] as const;

/** The coefficients that most people know, beside the one that was asked for. */
const othersOf = (pair: Pair, measure: Measure) =>
  USUAL.filter((one) => one !== measure).flatMap((one) => {
    const value = pair[one];
    return value === undefined ? [] : [[one, value] as const];
  });

function Others({ pair, measure }: { readonly pair: Pair; readonly measure: Measure }) {
  const { t, language } = useSpeech();
  return othersOf(pair, measure).map(([one, value]) => (
    <Fragment key={one}>
      {' '}
      <small>
        {t.quality.brief[one]} {figure(value, language)}
      </small>
    </Fragment>
  ));
}

/** Who agrees with whom. Numbers say it, colours show where to look; a cell leads to where the two differ. */
export function Matrix({
  agreement,
  onPair,
}: {
  readonly agreement: Agreement;
  readonly onPair: (pair: Between) => void;
}) {
  const { t, language } = useSpeech();
  const [[row, column], setPlace] = useState<readonly [number, number]>([0, 1]);
  const table = useRef<HTMLTableElement>(null);
  const raters = agreement.annotators;
  const names = namesOf(raters, t);
  const pairOf = (a: string, b: string) =>
    agreement.pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
  const briefly = (pair: Pair) =>
    othersOf(pair, agreement.measure).map(([one, other]) => `${t.quality.brief[one]} ${figure(other, language)}`);
  const clamp = (value: number) => Math.max(0, Math.min(raters.length - 1, value));
  const lead = (a: string, b: string) => onPair({ a, b, words: t.quality.between(names.get(a)!, names.get(b)!) });
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const turn = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    const next = [clamp(row + step[0]), clamp(column + turn * step[1])] as const;
    setPlace(next);
    table.current?.querySelector<HTMLElement>(`[data-place="${next[0]},${next[1]}"]`)?.focus();
  };
  return (
    <section className="card section">
      <h2>{t.quality.pairs}</h2>
      <p className="faint small-text">{t.quality.pairsHint}</p>
      <div className="quality-scroll">
        <table ref={table} className="agreement-matrix" role="grid" aria-label={t.quality.pairs} onKeyDown={move}>
          <thead>
            <tr>
              <td />
              {raters.map(({ id }) => (
                <th key={id} scope="col" dir="auto" title={names.get(id)}>
                  {names.get(id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {raters.map((left, y) => (
              <tr key={left.id}>
                <th scope="row" dir="auto" title={names.get(left.id)}>
                  {names.get(left.id)}
                </th>
                {raters.map((right, x) => {
                  const pair = y === x ? undefined : pairOf(left.id, right.id);
                  const [a, b] = [names.get(left.id)!, names.get(right.id)!];
                  const value = pair ? figure(pair.value, language) : '';
                  return (
                    <td
                      key={right.id}
                      data-place={`${y},${x}`}
                      className={pair ? (pair.value === null ? 'unknown' : 'known') : 'none'}
                      style={{ '--share': Math.max(0, Math.min(1, pair?.value ?? 0)).toFixed(3) }}
                      tabIndex={y === clamp(row) && x === clamp(column) ? 0 : -1}
                      aria-label={
                        y === x
                          ? a
                          : pair
                            ? t.quality.pair(a, b, [value, ...briefly(pair)].join(', '), pair.tasks)
                            : t.quality.noPair(a, b)
                      }
                      onFocus={() => setPlace([y, x])}
                      onClick={() => pair && lead(left.id, right.id)}
                      onKeyDown={(event) => event.key === 'Enter' && pair && lead(left.id, right.id)}
                    >
                      {y === x ? '' : pair ? value : '·'}
                      {pair && <Others pair={pair} measure={agreement.measure} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
