/** Numbers and names that come in turn, behind what they are about. */
export const pairs = (values: readonly string[]): readonly (readonly [string, string])[] =>
  Array.from({ length: Math.floor((values.length - 1) / 2) }, (_, index) => [
    values[2 * index + 1] ?? '',
    values[2 * index + 2] ?? '',
  ]);
