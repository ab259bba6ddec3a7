import type { AnswerControl, LabelConfig } from '../config/model';
import type { Answer, AnswerValue } from '../regions/model';

/** What every answer control gets. It owns nothing: the answer comes from above and changes go up. */
export interface ControlProps<C extends AnswerControl> {
  readonly control: C;
  readonly answer: Answer | undefined;
  readonly config: LabelConfig;
  readonly readOnly: boolean;
  /** Null takes the answer away. Changes with the same `merge` in a row are one step of undo. */
  readonly onChange: (value: AnswerValue | null, merge?: string) => void;
  readonly keyOf: (value: string) => string | undefined;
}
