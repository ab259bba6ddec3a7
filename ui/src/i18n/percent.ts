/** A share as a percentage; a dash where it is undefined. */
export const percent = (share: number | null, language: string, places = 1): string =>
  share === null ? '–' : share.toLocaleString(language, { style: 'percent', maximumFractionDigits: places });
