import type { Range } from './scale';

const DAY_MS = 86_400_000;

/** The number of a day. */
export const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The day of a number, in short. */
export const dayOf = (value: number, language: string): string =>
  new Date(Math.round(value) * DAY_MS).toLocaleDateString(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  });

/** From one day to another, with room for the name of the last one. */
export const daysFrom = (first: number, last: number): Range => ({
  from: first,
  to: last + Math.max(0.5, (last - first) * 0.04),
});
