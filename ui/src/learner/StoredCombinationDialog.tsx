import { useState } from 'react';
import { combination, type CombinationState } from '../api/combination';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { CheckRow, SelectRow, TextRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useSpeech } from '../i18n/I18n';
import { StartedJob } from '../jobs/StartedJob';
import { useStartedJob } from '../jobs/useStartedJob';
import { nameOf } from '../quality/raters';
import { inputOf, weightOf, type ChosenVoices, type Settings } from './combined';

/** Lets people choose whose stored answers are put together, how much each counts, and what comes of it. */
export function StoredCombinationDialog({
  project,
  state,
  onMade,
  onClose,
}: {
  readonly project: number;
  readonly state: CombinationState;
  readonly onMade: () => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useSpeech();
  const say = useToast();
  const words = t.learner.stored;
  const running = state.job !== null && state.job.finished_at === null ? state.job : null;
  const [chosen, setChosen] = useState<ChosenVoices>(
    new Map(state.voices.filter(({ model }) => model !== null).map(({ id }) => [id, ''])),
  );
  const [settings, setSettings] = useState<Settings>({
    control: state.controls[0]!.name,
    weights: 'equal',
    calibrate: true,
    threshold: '0.5',
    least: '2',
    name: '',
  });
  const started = useStartedJob(running, t.learner.combineStopped, onMade, ({ result }) => {
    say(words.made(result?.version ?? '', Number(result?.predictions ?? 0)));
    onClose();
  });
  const set = (change: Partial<Settings>) => setSettings({ ...settings, ...change });
  const choose = (id: string, weight: string | null) => {
    const next = new Map(chosen);
    if (weight === null) next.delete(id);
    else next.set(id, weight);
    setChosen(next);
  };
  const input = inputOf(state.voices, chosen, settings);
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      size={600}
      footer={
        <>
          <Button onClick={onClose}>{t.common.close}</Button>
          <Button
            look="primary"
            disabled={input === null || started.job !== null}
            onClick={() => started.start(() => combination.start(project, input!))}
          >
            {t.learner.combine}
          </Button>
        </>
      }
    >
      <fieldset className="stack stored-form" style={{ '--gap': '14px' }} disabled={started.job !== null}>
        <legend className="unseen">{words.voices}</legend>
        <table className="figures stored-voices">
          <thead>
            <tr>
              <th scope="col">{words.voices}</th>
              <th scope="col">{t.quality.tasks}</th>
              <th scope="col">{words.weight}</th>
            </tr>
          </thead>
          <tbody>
            {state.voices.map((voice) => {
              const name = nameOf(voice, t);
              const weight = chosen.get(voice.id);
              return (
                <tr key={voice.id}>
                  <th scope="row">
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={weight !== undefined}
                        onChange={(event) => choose(voice.id, event.target.checked ? '' : null)}
                      />
                      <span dir="auto">{name}</span>
                      {voice.model !== null && <span className="pill">{words.model}</span>}
                    </label>
                  </th>
                  <td className="numbers">{voice.tasks.toLocaleString(language)}</td>
                  <td>
                    <input
                      className="input number-input"
                      inputMode="decimal"
                      aria-label={words.weightOf(name)}
                      aria-invalid={weight !== undefined && Number.isNaN(weightOf(weight))}
                      placeholder={settings.weights === 'equal' ? '1' : words.learned}
                      disabled={weight === undefined}
                      value={weight ?? ''}
                      onChange={(event) => choose(voice.id, event.target.value)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="option-grid">
          {state.controls.length > 1 && (
            <SelectRow
              label={t.quality.control}
              value={settings.control}
              options={state.controls.map(({ name }) => [name, name] as const)}
              onChange={(control) => set({ control })}
            />
          )}
          <SelectRow
            label={words.weights}
            value={settings.weights}
            options={[
              ['equal', words.equal],
              ['reliability', words.reliability],
            ]}
            onChange={(weights) => set({ weights })}
          />
          <TextRow
            label={words.threshold}
            inputMode="decimal"
            value={settings.threshold}
            onChange={(threshold) => set({ threshold })}
          />
          <TextRow
            label={words.least}
            inputMode="numeric"
            value={settings.least}
            onChange={(least) => set({ least })}
          />
        </div>
        <CheckRow label={words.calibrate} checked={settings.calibrate} onChange={(calibrate) => set({ calibrate })} />
        <TextRow
          label={words.name}
          hint={words.nameHint}
          maxLength={200}
          dir="auto"
          value={settings.name}
          onChange={(name) => set({ name })}
        />
      </fieldset>
      <StartedJob project={project} started={started} />
    </Dialog>
  );
}
