/** A share from 0 to 1 with three places, as such scores are compared; a dash where nothing was measured. */
export const score = (value: number | null | undefined, language: string): string =>
  value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : value.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** A difference with its sign. */
export const signed = (value: number, language: string): string =>
  value
    .toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3, signDisplay: 'exceptZero' })
    .replace('-', '−');
