import type { PairwiseControl, TextObject } from '../config/model';
import { useT } from '../i18n/I18n';
import type { ControlProps } from './props';

/** Two objects side by side; the better one is clicked. */
export function PairwiseView({ control, answer, config, readOnly, onChange }: ControlProps<PairwiseControl>) {
  const t = useT();
  const objects = control.toName.map((name) => config.objects.find((object) => object.name === name));
  return (
    <div className="pairwise" role="radiogroup" aria-label={control.name}>
      {(['left', 'right'] as const).map((side, index) => {
        const chosen = answer?.value === side;
        return (
          <button
            key={side}
            type="button"
            role="radio"
            aria-checked={chosen}
            aria-label={side === 'left' ? t.label.leftIsBetter : t.label.rightIsBetter}
            disabled={readOnly}
            className={`pair ${chosen ? 'chosen' : ''} ${answer?.suggested ? 'suggested' : ''}`}
            onClick={() => onChange(chosen ? null : side)}
          >
            <span className="pair-name">{objects[index]?.name}</span>
            <span dir="auto">{textOf(objects[index])}</span>
          </button>
        );
      })}
    </div>
  );
}

function textOf(object: TextObject | undefined): string {
  switch (object?.kind) {
    case 'text':
      return object.text;
    case 'hypertext':
      return object.html.replace(/<[^>]*>/g, ' ');
    case 'paragraphs':
      return object.utterances.map((utterance) => `${utterance.author}: ${utterance.text}`).join('\n');
    case 'list':
      return object.items.map((item) => item.title).join('\n');
    case undefined:
      return '';
  }
}
