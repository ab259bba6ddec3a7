import type { Stopping } from '../../api/stopping';
import { plural } from './plural';

const percent = (share: number) => `${Math.round(100 * share)} %`;
const round = (value: number | null | undefined, most = 0) =>
  (value ?? 0).toLocaleString('en', { maximumFractionDigits: most });

/** The words about when labelling is enough. */
export const stopping = {
  stopping: {
    title: 'Stop now?',
    verdict: ({ verdict, budget, left, hours_left: hours, versions }: Stopping): string => {
      switch (verdict.word) {
        case 'everything_labeled':
          return 'Stop: every task is labelled.';
        case 'tasks_used':
          return `Stop: the budget of ${plural(budget.tasks ?? 0, 'task', 'tasks')} is used.`;
        case 'hours_used':
          return `Stop: the budget of ${round(budget.hours, 1)} hours is used.`;
        case 'share_reached':
          return `Stop: ${percent(budget.share)} of the F1 that all tasks would give is reached.`;
        case 'steady':
          return 'Stop: the last versions agree nearly everywhere, so more labels change little.';
        case 'not_sure':
          return `Not sure yet: ${percent(budget.share)} of the F1 that all tasks would give seems to be reached, but it may take up to ${round(left?.high)} more tasks.`;
        case 'go_on':
          return `Go on: about ${round(left?.estimate)} more tasks${hours ? `, ${round(hours.estimate, 1)} hours,` : ''} to ${percent(budget.share)} of the F1 that all tasks would give.`;
        default: {
          const measured = versions.filter(({ f1 }) => f1 !== null).length;
          return measured < 4
            ? `Cannot tell yet: ${plural(measured, 'version is', 'versions are')} measured, and a curve needs 4.`
            : 'Cannot tell yet: the measured versions learned from nearly the same number of tasks.';
        }
      }
    },
    curveTitle: 'F1 by labelled tasks',
    curve: 'projected',
    measured: 'measured versions',
    enough: (share: number) => `${share} % of all`,
    tasks: 'Tasks',
    labelled: 'Labelled tasks',
    projected: 'F1 with all tasks',
    left: 'Tasks left',
    hoursLeft: 'Hours left',
    hoursUsed: 'Hours used',
    agreement: 'Last versions agree (kappa)',
    between: (low: string, high: string) => `${low} to ${high}`,
    ofAll: (part: string, all: string) => `${part} of ${all}`,
    ofHours: (all: string) => `of ${all}`,
    pair: (before: string, after: string, tasks: string) => `${before} and ${after}, on ${tasks} tasks`,
    pace: 'Pace of each annotator',
    perAnswer: 'Per answer',
    alone: 'The rest alone',
    hours: (value: string) => `${value} h`,
    budget: 'When it is enough',
    share: 'Enough of the projected F1 (%)',
    shareHint: 'Such as 95: the last points cost most.',
    budgetHours: 'At most so many hours',
    budgetTasks: 'At most so many tasks',
    noLimit: 'Empty: no limit.',
  },
  saved: {
    title: 'What suggestions save',
    random: 'Chance decides which tasks have suggestions, so the two times can be compared.',
    observed:
      'No task is held back, so tasks with suggestions may be others than those without: take the difference with care.',
    nothing: 'No answer began with a suggestion yet.',
    with: (answers: string) => `Median with (${answers})`,
    without: (answers: string) => `Median without (${answers})`,
    difference: 'Saved per answer',
    accepted: 'Accepted as they are',
    ofSuggested: (count: string) => `of ${count} suggestions`,
    untouched: 'Answers with nothing to do',
    actions: 'Keys and clicks saved',
    ofActions: (used: string, all: string) => `${used} instead of ${all}`,
    byLabel: 'By label',
    byBand: 'By score',
    byScore: 'Accepted share by score',
    score: 'Score',
    ideal: 'as scored',
    share: 'accepted',
    kind: {
      accepted: 'Accepted',
      relabelled: 'Relabelled',
      moved: 'Moved',
      replaced: 'Replaced',
      deleted: 'Deleted',
      added: 'Added',
    },
    holdBack: 'Measure by chance',
    heldShare: 'Tasks without suggestions (%)',
    heldHint: 'Such as 10. Which ones never changes, and nobody who labels is told. 0: every task has suggestions.',
  },
} as const;
