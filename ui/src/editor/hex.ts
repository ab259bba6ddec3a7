/** `#rrggbb` for any colour the browser knows, since colour fields take nothing else. */
export function hexColour(colour: string): string {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return '#666666';
  context.fillStyle = colour;
  const normal = context.fillStyle;
  return /^#[0-9a-f]{6}$/i.test(normal) ? normal : '#666666';
}
