import { Check, X } from 'lucide-react';
import { useId } from 'react';
import type { AnswerControl, Control, LabelConfig } from '../config/model';
import { IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import type { Answer, AnswerValue } from '../regions/model';
import { ChoicesView } from './ChoicesView';
import './controls.css';
import { DateTimeView } from './DateTimeView';
import { NumberView } from './NumberView';
import { PairwiseView } from './PairwiseView';
import type { ControlProps } from './props';
import { RankerView } from './RankerView';
import { RatingView } from './RatingView';
import { TaxonomyView } from './TaxonomyView';
import { TextAreaView } from './TextAreaView';

export interface AnswerBoxProps {
  readonly control: AnswerControl;
  readonly answer: Answer | undefined;
  readonly config: LabelConfig;
  readonly readOnly: boolean;
  /** Why it may not stay as it is, after an attempt to submit. */
  readonly missing: string | null;
  readonly onChange: (value: AnswerValue | null, merge?: string) => void;
  readonly onAccept: (id: string) => void;
  readonly onReject: (id: string) => void;
  readonly keyOf: (value: string) => string | undefined;
}

/** One control with its name, its suggestion marks and what is missing. */
export function AnswerBox({ missing, onAccept, onReject, ...props }: AnswerBoxProps) {
  const { control, answer, readOnly } = props;
  const t = useT();
  const heading = useId();
  const score = answer?.score;
  return (
    <section
      className={`answer-box ${answer?.suggested ? 'suggested' : ''} ${missing ? 'missing' : ''}`}
      role="group"
      aria-labelledby={heading}
      data-control={control.name}
    >
      <div className="answer-head">
        <h2 id={heading}>
          {readableName(control)}
          {control.required && (
            <span className="required" title={t.label.required}>
              {' '}
              *
            </span>
          )}
        </h2>
        {answer?.suggested && !readOnly && (
          <span className="row">
            <span className="pill">
              {t.label.suggested}
              {score != null && ` ${Math.round(score * 100)} %`}
            </span>
            <IconButton small look="good" label={t.label.acceptSuggestion} onClick={() => onAccept(answer.id)}>
              <Check size={15} />
            </IconButton>
            <IconButton small look="bad" label={t.label.rejectSuggestion} onClick={() => onReject(answer.id)}>
              <X size={15} />
            </IconButton>
          </span>
        )}
      </div>
      <ControlBody {...props} />
      {missing && (
        <p className="field-error" role="alert">
          {missing}
        </p>
      )}
    </section>
  );
}

function ControlBody(props: Omit<AnswerBoxProps, 'missing' | 'onAccept' | 'onReject'>) {
  const { control, ...rest } = props;
  const typed = <C extends AnswerControl>(own: C): ControlProps<C> => ({ control: own, ...rest });
  switch (control.kind) {
    case 'choices':
      return <ChoicesView {...typed(control)} />;
    case 'taxonomy':
      return <TaxonomyView {...typed(control)} />;
    case 'textarea':
      return <TextAreaView {...typed(control)} />;
    case 'rating':
      return <RatingView {...typed(control)} />;
    case 'number':
      return <NumberView {...typed(control)} />;
    case 'datetime':
      return <DateTimeView {...typed(control)} />;
    case 'pairwise':
      return <PairwiseView {...typed(control)} />;
    case 'ranker':
      return <RankerView {...typed(control)} />;
  }
}

/** `article_tone` reads "Article tone". */
export function readableName(control: Pick<Control, 'name'>): string {
  const words = control.name.replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
