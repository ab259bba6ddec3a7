import { Plus, Trash2 } from 'lucide-react';
import type { TextAreaControl } from '../config/model';
import { Button, IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import type { ControlProps } from './props';

/** Free text; one field an answer, and a button for one more where the config allows several. */
export function TextAreaView({ control, answer, readOnly, onChange }: ControlProps<TextAreaControl>) {
  const t = useT();
  const stored = (answer?.value ?? []) as readonly string[];
  const texts = stored.length > 0 ? stored : [control.preset];
  const most = control.maxSubmissions ?? Infinity;
  const repeated = (text: string, index: number) =>
    control.skipDuplicates && text !== '' && texts.indexOf(text) < index;
  const change = (index: number, text: string) => {
    const after = texts.with(index, text);
    onChange(
      after.every((item) => item === '') && after.length === 1 ? null : after,
      `${control.name}:${answer?.region ?? ''}:${index}`,
    );
  };
  return (
    <div className="stack" style={{ '--gap': '8px' }}>
      {texts.map((text, index) => (
        <div key={index} className="answer-line">
          <textarea
            className={`textarea free-text ${answer?.suggested ? 'suggested' : ''}`}
            dir="auto"
            rows={control.rows}
            value={text}
            readOnly={readOnly}
            placeholder={control.placeholder}
            aria-label={t.label.answerNumber(control.name, index + 1)}
            aria-invalid={repeated(text, index) || undefined}
            onChange={(event) => change(index, event.target.value)}
          />
          {texts.length > 1 && !readOnly && (
            <IconButton
              small
              label={t.label.removeAnswer(index + 1)}
              onClick={() => onChange(texts.toSpliced(index, 1))}
            >
              <Trash2 size={15} />
            </IconButton>
          )}
        </div>
      ))}
      {!readOnly && texts.length < most && most !== 1 && texts.at(-1) !== '' && (
        <span>
          <Button size="small" look="quiet" icon={<Plus size={14} />} onClick={() => onChange([...texts, ''])}>
            {t.label.oneMoreAnswer}
          </Button>
        </span>
      )}
    </div>
  );
}
