const RIGHT_TO_LEFT =
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}]/u;

/** Which way a character runs by itself; null for one that goes with its neighbours, such as a space or an emoji. */
export function directionOf(character: string): 'ltr' | 'rtl' | null {
  // Numbers run from left to right in every script.
  if (/^\p{N}/u.test(character)) return 'ltr';
  if (!/^\p{L}/u.test(character)) return null;
  return RIGHT_TO_LEFT.test(character) ? 'rtl' : 'ltr';
}
