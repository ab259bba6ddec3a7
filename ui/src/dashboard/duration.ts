import type { Catalogue } from '../i18n/I18n';

/** Seconds for a person: minutes from two of them on; a dash for none. */
export function duration(seconds: number | null, t: Catalogue, language: string): string {
  if (seconds === null) return '–';
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 });
  return seconds < 120 ? t.dashboard.seconds(number(seconds)) : t.dashboard.minutes(number(seconds / 60));
}
