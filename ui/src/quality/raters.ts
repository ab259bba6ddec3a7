import type { Rater } from '../api/quality';
import type { Catalogue } from '../i18n/I18n';

/** What a rater is called on the screen. */
export const nameOf = (rater: Rater | undefined, t: Catalogue): string =>
  rater?.model ?? (rater?.name || rater?.email || t.quality.gone);

/** The names of raters by id. */
export const namesOf = (raters: readonly Rater[], t: Catalogue): ReadonlyMap<string, string> =>
  new Map(raters.map((rater) => [rater.id, nameOf(rater, t)]));

/** A coefficient with two places; a dash where it is undefined. */
export const figure = (value: number | null, language: string): string =>
  value === null
    ? '–'
    : value.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace('-', '−');

/** Colours and dashes of curves, so that each is known without colours, too. */
export const CURVES: readonly (readonly [string, string])[] = [
  ['#3b6fd4', ''],
  ['#c2762b', '5 3'],
  ['#2f8f5b', '2 3'],
  ['#a04fb5', '8 3 2 3'],
  ['#b5404f', '1 3'],
  ['#5b6472', '10 4'],
];
