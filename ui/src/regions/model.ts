import type { Utf16Span } from '../text/offsets';

/** Where a mark came from, as the wire names it. */
export type Origin = 'manual' | 'prediction' | 'prediction-changed';

/** A marked stretch of one text object. Positions are UTF-16 units in the object's whole text. */
export interface Span extends Utf16Span {
  readonly id: string;
  /** Name of the control (`from_name`). */
  readonly control: string;
  /** Name of the object (`to_name`). */
  readonly object: string;
  readonly labels: readonly string[];
  /** Proposed by a model and not yet accepted: shown, but not part of the answer. */
  readonly suggested: boolean;
  readonly score: number | null;
  readonly origin: Origin;
  readonly note: string;
  /** Proposed because the same text was labelled so before, not because a model found it. */
  readonly remembered?: boolean;
  /** Keys of the stored region that this program does not know, kept as they came. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export type RankerValue = Readonly<Record<string, readonly string[]>>;

/** The payload of a control's answer, in the wire's own shape. */
export type AnswerValue = readonly string[] | readonly (readonly string[])[] | string | number | RankerValue;

/** What one control says about the whole task, or about one span when `region` is set. */
export interface Answer {
  readonly id: string;
  readonly control: string;
  readonly region: string | null;
  readonly value: AnswerValue;
  readonly suggested: boolean;
  readonly score: number | null;
  readonly origin: Origin;
  readonly extra: Readonly<Record<string, unknown>>;
}

export type Direction = 'right' | 'left' | 'bi';

export interface Relation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly direction: Direction;
  readonly labels: readonly string[];
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Everything a person can change about one task. Immutable: undo keeps the old ones. */
export interface Answers {
  readonly spans: readonly Span[];
  readonly answers: readonly Answer[];
  readonly relations: readonly Relation[];
  /** Results of tags that this program does not draw; written back untouched. */
  readonly foreign: readonly unknown[];
}

export const NOTHING: Answers = { spans: [], answers: [], relations: [], foreign: [] };

/** Reading order: by start, the longer one first, so that an outer mark comes before the ones inside it. */
export const inReadingOrder = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

export const answerOf = (state: Answers, control: string, region: string | null): Answer | undefined =>
  state.answers.find((answer) => answer.control === control && answer.region === region);

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Ten random letters: unlike enough inside one task. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
