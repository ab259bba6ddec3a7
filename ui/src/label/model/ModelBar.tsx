import { useT } from '../../i18n/I18n';
import { CheckRow } from '../../design/rows';
import type { LabellingModel, ModelTalk } from './useModel';

/** Whether the model is asked, and what it says. */
export function ModelBar({ model }: { readonly model: LabellingModel }) {
  const t = useT();
  if (!model.there) return null;
  return (
    <div className="model-bar" data-talk={model.talk.is}>
      <CheckRow label={t.models.ask} checked={model.on} onChange={model.setOn} />
      <p className={`small-text ${model.talk.is === 'silent' ? 'bad-text' : 'faint'}`} role="status">
        {words(model.talk)}
      </p>
    </div>
  );

  function words(talk: ModelTalk): string {
    switch (talk.is) {
      case 'quiet':
        return '';
      case 'asking':
        return t.models.asking;
      case 'answered':
        return t.models.asked(talk.count);
      case 'silent':
        return t.models.silent(talk.why);
    }
  }
}
