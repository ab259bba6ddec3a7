import type { Answer } from '../api/learner';
import { useT } from '../i18n/I18n';
import type { Stretch } from '../text/pieces';
import { MarkedText } from './MarkedText';

/** Whether an answer is told in words instead of by marks in the text. */
export const isInWords = (answer: Answer): answer is readonly string[] => typeof answer[0] === 'string';

/** An answer: the text with its marks, or what was said of it. */
export function AnswerText({
  text,
  answer,
  inWords,
  colourOf,
}: {
  readonly text: string;
  readonly answer: Answer;
  readonly inWords: boolean;
  readonly colourOf: (label: string) => string;
}) {
  const t = useT();
  if (inWords)
    return (
      <p dir="auto" className="example-text">
        {answer.length === 0 ? <i className="faint">{t.learner.nothing}</i> : (answer as readonly string[]).join(', ')}
      </p>
    );
  return <MarkedText text={text} stretches={answer as readonly Stretch[]} colourOf={colourOf} />;
}
