import type { Answers, Span } from './model';

/** What two answers to one task have in common. Suggestions count like accepted marks. */
export interface Comparison {
  readonly same: number;
  readonly onlyFirst: readonly Span[];
  readonly onlySecond: readonly Span[];
  readonly answersDiffer: boolean;
}

const keyOf = (span: Span): string => [span.object, span.start, span.end, span.control, ...span.labels].join('\0');

/** Marks are the same when place, control and labels are. */
export function compare(first: Answers, second: Answers): Comparison {
  const [a, b] = [
    new Map(first.spans.map((span) => [keyOf(span), span])),
    new Map(second.spans.map((span) => [keyOf(span), span])),
  ];
  const onlyFirst = [...a].filter(([key]) => !b.has(key)).map(([, span]) => span);
  const onlySecond = [...b].filter(([key]) => !a.has(key)).map(([, span]) => span);
  const values = (state: Answers) =>
    JSON.stringify(
      state.answers
        .filter((answer) => answer.region === null)
        .map((answer) => [answer.control, answer.value])
        .sort(),
    );
  return { same: a.size - onlyFirst.length, onlyFirst, onlySecond, answersDiffer: values(first) !== values(second) };
}
