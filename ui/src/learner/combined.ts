import type { CombinationInput, StoredVoice, VoiceInput } from '../api/combination';

/** What is chosen of the voices: by id the weight as it was typed, empty for none of its own. */
export type ChosenVoices = ReadonlyMap<string, string>;

/** The number that was typed; null for none of its own, NaN for what is no weight. */
export const weightOf = (typed: string): number | null => {
  if (typed.trim() === '') return null;
  const number = Number(typed.trim().replace(',', '.'));
  return number >= 0 && number <= 1e6 ? number : NaN;
};

/** The voices as the server wants them, in the order of the list. */
export const voicesOf = (voices: readonly StoredVoice[], chosen: ChosenVoices): VoiceInput[] =>
  voices
    .filter(({ id }) => chosen.has(id))
    .map(({ id, user, model }) => {
      const weight = weightOf(chosen.get(id)!);
      return {
        ...(model === null ? { annotator: user! } : { model_version: model }),
        ...(weight === null ? {} : { weight }),
      };
    });

export type Settings = Pick<CombinationInput, 'control' | 'weights' | 'calibrate'> & {
  readonly threshold: string;
  readonly least: string;
  readonly name: string;
};

/** What is sent; null while something in the form is no number. */
export const inputOf = (
  voices: readonly StoredVoice[],
  chosen: ChosenVoices,
  settings: Settings,
): CombinationInput | null => {
  const threshold = Number(settings.threshold.trim().replace(',', '.'));
  const least = Number(settings.least);
  const fits =
    chosen.size > 1 &&
    [...chosen.values()].every((typed) => !Number.isNaN(weightOf(typed))) &&
    threshold > 0 &&
    threshold <= 1 &&
    Number.isInteger(least) &&
    least >= 1 &&
    least <= chosen.size;
  if (!fits) return null;
  const name = settings.name.trim();
  return {
    control: settings.control,
    voices: voicesOf(voices, chosen),
    weights: settings.weights,
    calibrate: settings.calibrate,
    threshold,
    at_least: least,
    ...(name === '' ? {} : { model_version: name }),
  };
};
