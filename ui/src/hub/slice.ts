/**
 * A split with the part of it that somebody wrote in words: nothing for all rows, `100` for the first hundred, `100:200`, `10%:20%`, `-50:`.
 * Null where it is none of these; whether there are such rows, the server tells.
 */
export function sliced(split: string, part: string): string | null {
  const text = part.replaceAll(/\s+/g, '');
  if (text === '') return split;
  if (/^\d+%?$/.test(text)) return `${split}[:${text}]`;
  return /^(-?\d+%?)?:(-?\d+%?)?$/.test(text) && text !== ':' ? `${split}[${text}]` : null;
}
