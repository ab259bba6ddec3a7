/** Seven hues that stay apart for people who see few colours; after them they repeat. */
const PALETTE = [
  '#7c3aed',
  '#0369a1',
  '#15803d',
  '#c2570c',
  '#be185d',
  '#0f766e',
  '#b91c1c',
  '#a16207',
  '#4d7c0f',
  '#6d28d9',
  '#0e7490',
  '#9f1239',
];

const PLAIN_COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,30}|(?:rgb|hsl)a?\([\d.,%\s/]{3,40}\))$/i;

/** The config's own colour when it is nothing but a colour, else one of the palette by position. */
export function labelColour(given: string | null, position: number): string {
  return given !== null && PLAIN_COLOUR.test(given.trim()) ? given.trim() : PALETTE[position % PALETTE.length]!;
}

/** Of a label that nobody knows. */
export const NO_COLOUR = '#667085';

/** A steady hue for a person or project without a picture. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) % 360;
  return hash;
}
