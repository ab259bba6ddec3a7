import type { Learnable, VersionDetails } from '../api/learner';
import type { Catalogue } from '../i18n/I18n';

/** A figure of a version. */
export interface Measure {
  readonly name: string;
  readonly value: number | undefined;
}

/** Versions of before there were several kinds of figures have F1 alone. */
export function measureOf({ metric = 'f1', metrics, f1 }: VersionDetails): Measure {
  return { name: metric, value: metrics?.[metric] ?? (metric === 'f1' ? f1 : undefined) };
}

/** Two more figures, those that say most beside the first one. */
export function othersOf(details: VersionDetails): readonly Measure[] {
  const { name } = measureOf(details);
  const figures = details.metrics ?? { precision: details.precision, recall: details.recall };
  return Object.entries(figures)
    .filter(([other, value]) => other !== name && value !== undefined)
    .slice(0, 2)
    .map(([other, value]) => ({ name: other, value }));
}

/** What people call a figure; those without a name of ours keep their own. */
export const measureName = (t: Catalogue, name: string, task?: string): string =>
  name === 'f1' && task === 'text-classification'
    ? t.learner.macroF1
    : (t.learner.measures[name as keyof typeof t.learner.measures] ?? name);

/** A kind of answers in words. */
export function learnableName(t: Catalogue, { task, control }: Learnable): string {
  const kind = t.learner.kinds[task as keyof typeof t.learner.kinds] ?? task;
  return control === null ? kind : `${kind}: ${control}`;
}

/** One value for each kind, for lists to choose from. */
export const learnableKey = ({ task, control }: Learnable): string => `${task} ${control ?? ''}`;
