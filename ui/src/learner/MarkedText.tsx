import { piecesOf, type Stretch } from '../text/pieces';

/** A text with its labelled stretches as marks, each with its label's name. */
export function MarkedText({
  text,
  stretches,
  colourOf,
}: {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  readonly colourOf: (label: string) => string;
}) {
  return (
    <p dir="auto" className="example-text">
      {piecesOf(text, stretches).map(({ text: part, label }, index) =>
        label === null ? (
          part
        ) : (
          <mark key={index} className="tint" style={{ '--c': colourOf(label) }}>
            {part}
            <span className="example-label">{label}</span>
          </mark>
        ),
      )}
    </p>
  );
}
