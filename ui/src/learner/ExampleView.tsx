import { Check, X } from 'lucide-react';
import type { Example } from '../api/learner';
import { useT } from '../i18n/I18n';
import { piecesOf, type Stretch } from '../text/pieces';

type ColourOf = (label: string) => string;

/** One text three times: as it should be, and as each of the two versions sees it. */
export function ExampleView({
  example,
  first,
  second,
  colourOf,
}: {
  readonly example: Example;
  readonly first: string;
  readonly second: string;
  readonly colourOf: ColourOf;
}) {
  const t = useT();
  const rows: readonly (readonly [string, readonly Stretch[], boolean | null])[] = [
    [t.learner.right, example.gold, null],
    [first, example.a, example.winner === 'a'],
    [second, example.b, example.winner === 'b'],
  ];
  return (
    <li className="example" data-winner={example.winner}>
      {rows.map(([name, spans, better]) => (
        <div key={name} className="example-row">
          <span className="example-name">
            <b className="cut" dir="auto">
              {name}
            </b>
            {better !== null && example.winner !== 'none' && (
              <span className={better ? 'better' : 'worse'}>
                {better ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
                <span className="unseen">{better ? t.learner.better : t.learner.worse}</span>
              </span>
            )}
          </span>
          <p dir="auto" className="example-text">
            {piecesOf(example.text, spans).map(({ text, label }, index) =>
              label === null ? (
                text
              ) : (
                <mark key={index} className="tint" style={{ '--c': colourOf(label) }}>
                  {text}
                  <span className="example-label">{label}</span>
                </mark>
              ),
            )}
          </p>
        </div>
      ))}
    </li>
  );
}
