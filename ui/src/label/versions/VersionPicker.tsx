import { useState } from 'react';
import type { Prediction, Task } from '../../api/types';
import { useT } from '../../i18n/I18n';
import { compare } from '../../regions/compare';
import { fromWire } from '../../regions/wire';
import { useLabel } from '../LabelContext';
import { withSuggestions } from '../openTask';
import { useSuperseded } from './useSuperseded';

/** Which model's suggestions are on the screen, and how the models differ on this task. */
export function VersionPicker({ task, opened }: { readonly task: Task; readonly opened: Prediction | null }) {
  const t = useT();
  const { labelling, readOnly } = useLabel();
  const [shown, setShown] = useState(opened?.id);
  const superseded = useSuperseded(task.project);
  const predictions = task.predictions ?? [];
  const current = predictions.find((prediction) => prediction.id === shown);
  const read = (prediction: Prediction) => fromWire(prediction.result ?? [], labelling.around, true);
  const choose = (id: number) => {
    const prediction = predictions.find((candidate) => candidate.id === id);
    if (!prediction) return;
    const { state } = labelling;
    const accepted = {
      ...state,
      spans: state.spans.filter((span) => !span.suggested),
      answers: state.answers.filter((answer) => !answer.suggested),
    };
    labelling.edit({ type: 'replace', state: withSuggestions(accepted, prediction, labelling.around) });
    setShown(id);
  };
  return (
    <div className="version-picker">
      <select
        className="select small-text"
        aria-label={t.label.modelVersion}
        value={shown ?? ''}
        disabled={readOnly}
        onChange={(event) => choose(Number(event.target.value))}
      >
        {predictions.map((prediction) => {
          const difference = current && prediction.id !== shown ? compare(read(current), read(prediction)) : null;
          const changes = difference ? difference.onlyFirst.length + difference.onlySecond.length : 0;
          return (
            <option key={prediction.id} value={prediction.id}>
              {prediction.model_version || t.versions.unnamedModel}
              {superseded(prediction.model_version) ? ` · ${t.versions.older}` : ''}
              {difference ? ` (${t.versions.differences(changes)})` : ''}
            </option>
          );
        })}
      </select>
    </div>
  );
}
