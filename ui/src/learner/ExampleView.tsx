import { Check, X } from 'lucide-react';
import type { Answer, Asked } from '../api/learner';
import { useT } from '../i18n/I18n';
import { AnswerText, isInWords } from './AnswerText';

/** What somebody said of the text; `better` is null where nobody is better. */
export interface Said {
  readonly name: string;
  readonly answer: Answer;
  readonly better: boolean | null;
}

/** One text several times: as it should be, and as each of some versions sees it. */
export function ExampleView({
  example,
  said,
  winner,
  colourOf,
}: {
  readonly example: Asked;
  readonly said: readonly Said[];
  readonly winner?: string;
  readonly colourOf: (label: string) => string;
}) {
  const t = useT();
  const all: readonly Said[] = [{ name: t.learner.right, answer: example.gold, better: null }, ...said];
  const inWords = all.some(({ answer }) => isInWords(answer));
  return (
    <li className="example" data-winner={winner}>
      {inWords && (
        <div className="example-row">
          <span className="example-name faint">{t.learner.text}</span>
          <div className="example-source">
            {example.question !== undefined && (
              <p dir="auto" className="example-text">
                <b>{example.question}</b>
              </p>
            )}
            <p dir="auto" className="example-text soft">
              {example.text}
            </p>
          </div>
        </div>
      )}
      {all.map(({ name, answer, better }) => (
        <div key={name} className="example-row">
          <span className="example-name">
            <b className="cut" dir="auto">
              {name}
            </b>
            {better !== null && (
              <span className={better ? 'better' : 'worse'}>
                {better ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
                <span className="unseen">{better ? t.learner.better : t.learner.worse}</span>
              </span>
            )}
          </span>
          <AnswerText text={example.text} answer={answer} inWords={inWords} colourOf={colourOf} />
        </div>
      ))}
    </li>
  );
}
