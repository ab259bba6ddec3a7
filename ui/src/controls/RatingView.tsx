import { Star } from 'lucide-react';
import type { RatingControl } from '../config/model';
import { useT } from '../i18n/I18n';
import type { ControlProps } from './props';

export function RatingView({ control, answer, readOnly, onChange }: ControlProps<RatingControl>) {
  const t = useT();
  const value = typeof answer?.value === 'number' ? answer.value : control.preset;
  return (
    <div className={`rating ${answer?.suggested ? 'suggested' : ''}`} role="radiogroup" aria-label={control.name}>
      {Array.from({ length: control.max }, (_, index) => index + 1).map((stars) => (
        <button
          key={stars}
          type="button"
          role="radio"
          aria-checked={value === stars}
          aria-label={t.label.stars(stars, control.max)}
          disabled={readOnly}
          className={stars <= value ? 'filled' : ''}
          onClick={() => onChange(stars === value ? null : stars)}
        >
          <Star size={24} />
        </button>
      ))}
      {value > 0 && (
        <span className="numbers soft">
          {value} / {control.max}
        </span>
      )}
    </div>
  );
}
