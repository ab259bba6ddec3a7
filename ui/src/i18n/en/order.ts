import { pairs } from '../pairs';

type Values = readonly string[];

const one = (values: Values, index = 0): string => values[index] ?? '';

const named = (label: string) => (label === '' ? 'no label' : label);

const shares = (values: Values) =>
  pairs(values)
    .map(([share, label]) => `${share} % ${named(label)}`)
    .join(', ');

const votes = (values: Values) =>
  pairs(values)
    .map(([count, label]) => `${count} × ${named(label)}`)
    .join(', ');

const leastSure = (values: Values) => `least sure about ${one(values)}: ${shares(values)}`;
const disagree = (who: string) => (values: Values) => `${who} disagree about ${one(values)}: ${votes(values)}`;
const differ = (who: string) => (values: Values) => `${who} differ most about ${one(values)}: ${named(one(values, 2))}`;

const mostly = (label: string) => (label === '' ? 'nothing' : `mostly ${label}`);

const PASSES = 'passes with dropout';
const VERSIONS = 'versions';

/** Why a task comes, by the server's code, out of its values. */
const reasons = {
  random: () => 'at random',
  unread: () => 'at random: no model has read it yet',
  next: () => 'next in order',
  longest: (values: Values) => `long: ${one(values)} words`,
  'nothing-to-read': () => 'there is nothing to read in it',
  'least-sure': leastSure,
  'least-sure-text': leastSure,
  'least-sure-label': leastSure,
  'least-sure-answer': leastSure,
  'passes-disagree': disagree(PASSES),
  'passes-disagree-text': disagree(PASSES),
  'passes-disagree-label': disagree(PASSES),
  'passes-disagree-answer': disagree(PASSES),
  'passes-differ': differ(PASSES),
  'passes-differ-text': differ(PASSES),
  'passes-differ-label': differ(PASSES),
  'passes-differ-answer': differ(PASSES),
  'versions-disagree': disagree(VERSIONS),
  'versions-disagree-text': disagree(VERSIONS),
  'versions-disagree-label': disagree(VERSIONS),
  'versions-disagree-answer': disagree(VERSIONS),
  'versions-differ': differ(VERSIONS),
  'versions-differ-text': differ(VERSIONS),
  'versions-differ-label': differ(VERSIONS),
  'versions-differ-answer': differ(VERSIONS),
  'no-answer': (values: Values) =>
    `unsure whether the text answers the question: ${one(values)} % no answer, ${one(values, 1)} % ${one(values, 2)}`,
  'number-spread': (values: Values) => `${PASSES} say ${one(values)} to ${one(values, 1)}`,
  'number-committee': (values: Values) => `${VERSIONS} say ${one(values)} to ${one(values, 1)}`,
  'unlikely-text': (values: Values) => `the model gives its own words ${one(values)} % each on average`,
  'changing-text': (values: Values) =>
    `asked ${one(values)} times, the model writes texts that differ by ${one(values, 1)} %`,
  unlike: () => 'unlike the others that are picked with it',
  'unsure-unlike': (values: Values) => `unsure, and unlike the others (expected change ${one(values)})`,
  first: () => 'the first of its kind: nothing is labelled yet',
  far: (values: Values) => `far from everything that is labelled or picked (distance ${one(values)})`,
  'like-many': (values: Values) => `like many others (similarity ${one(values)})`,
  'for-length': () => 'for its length',
  rare: (values: Values) => `likely has ${one(values)}, which is rare so far (${one(values, 1)})`,
  'nothing-rare': () => 'nothing rare is expected in it',
  contradicted: (values: Values) =>
    `the model says ${mostly(one(values))}, the nearest labelled texts have ${mostly(one(values, 1))}`,
  twin: (values: Values) => `nearly the same as ${one(values) === '' ? 'a labelled text' : `task ${one(values)}`}`,
};

/** The words about which tasks come next. */
export const order = {
  order: {
    title: 'What is labelled next',
    bySampling: (words: string) => `The project's setting: ${words}`,
    bySamplingHint: 'The tasks come as the settings of the project say.',
    projectSampling: "The project's setting",
    change: 'Change that setting',
    choose: 'Tasks come',
    use: 'Use this order',
    again: 'Order anew',
    left: (left: number, all: number) => `${left} of ${all} ordered tasks are left`,
    readBy: (version: string) => `read by ${version}`,
    stopped: (why: string) => `The tasks are not put in order: ${why}`,
    next: (count: number) => (count === 1 ? 'The next task' : `The next ${count} tasks`),
    outOf: (weighed: number, open: number) =>
      `Out of ${weighed.toLocaleString()} of the ${open.toLocaleString()} open tasks; all are weighed once it is used.`,
    empty: 'No task is left.',
    why: 'Why this task',
    reasons,
    names: {
      random: 'At random',
      sequential: 'One after the other',
      'longest-first': 'Longest first',
      'least-confidence': 'Least sure as a whole',
      'breaking-ties': 'Closest calls',
      'entropy-sum': 'Most doubt in all',
      'entropy-mean': 'Most doubt a word',
      'entropy-max': 'Most doubtful single word',
      mnlp: 'Least sure a word (MNLP)',
      bald: 'Model contradicts itself (BALD)',
      'bald-sum': 'Contradictions in all (BALD)',
      'bald-max': 'Largest single contradiction (BALD)',
      'bald-full': 'Model contradicts itself, all layers (BALD)',
      'vote-entropy': 'Versions vote differently',
      'committee-kl': 'Versions differ in how sure they are',
      'kmeans++': 'Unlike each other',
      coreset: 'Far from what is labelled',
      badge: 'Doubtful and unlike each other (BADGE)',
      'density-mnlp': 'Doubtful and typical',
      hybrid: 'Doubtful first, then unlike each other',
      'class-balancing': 'Rare labels first',
      'likely-wrong': 'Likely wrong',
      'entropy-sum-per-cost': 'Most doubt for the reading time',
      'unlikely-text': 'Unlikely texts',
      'changing-text': 'Changing texts',
      'no-answer': 'Answer or none',
      'number-spread': 'Model contradicts itself in the number',
      'number-committee': 'Versions give different numbers',
    },
    descriptions: {
      random: 'Any task, each as likely as the others. What every other way has to beat.',
      sequential: 'In the order in which the tasks came.',
      'longest-first': 'The longest texts first.',
      'least-confidence': 'Tasks whose likeliest labelling as a whole is least sure. Prefers long texts.',
      'breaking-ties': 'Tasks with a word for which two labels are almost equally likely.',
      'entropy-sum': 'Tasks with the most doubt over all their words. Prefers long texts.',
      'entropy-mean': 'Tasks with the most doubt a word, whatever their length.',
      'entropy-max': 'Tasks with the single most doubtful word.',
      mnlp: 'Tasks that the model is least sure of a word, whatever their length. A good first choice for entities.',
      bald: 'Tasks about which the model contradicts itself when parts of it are left out.',
      'bald-sum': 'The same over all words of a task. Prefers long texts.',
      'bald-max': 'The same by the single word with the largest contradiction.',
      'bald-full':
        'Tasks about which the model contradicts itself when parts of all its layers are left out. Reads each text ten times.',
      'vote-entropy': 'Tasks for which versions of the model vote for different labels.',
      'committee-kl': 'Tasks for which versions of the model differ in how likely labels are.',
      'kmeans++': 'Texts that are unlike each other. Needs no labels to begin with.',
      coreset: 'Again and again the text that is farthest from everything labelled or chosen.',
      badge: 'Tasks that are doubtful and unlike each other.',
      'density-mnlp': 'Doubtful tasks that are like many others, so that odd ones do not come first.',
      hybrid: 'First the doubtful tasks, then of those the ones that are unlike each other.',
      'class-balancing': 'Tasks that likely hold labels of which there are few so far.',
      'likely-wrong': 'Tasks where the model says something else than people did about similar texts.',
      'entropy-sum-per-cost': 'The most doubt for the reading time, which grows with the length.',
      'unlikely-text': 'Texts for which what the model would write is least likely.',
      'changing-text': 'Texts for which the model writes something else each time.',
      'no-answer': 'Questions of which it is open whether the text answers them at all.',
      'number-spread': 'Texts to which the model gives different numbers when parts of it are left out.',
      'number-committee': 'Texts to which versions of the model give different numbers.',
    },
    /** Where each task has one answer. */
    ofOneAnswer: {
      'least-confidence': 'Tasks whose likeliest answer is least sure.',
      'breaking-ties': 'Tasks for which two answers are almost equally likely.',
      'entropy-sum': 'Tasks with the most doubt over all possible answers.',
    },
    /** Where each label is there or not. */
    ofClasses: {
      'least-confidence': 'Tasks whose likeliest set of labels is least sure.',
      'breaking-ties': 'Tasks with a label that is almost as likely there as not.',
      'entropy-sum': 'Tasks with the most doubt over all labels.',
      'entropy-max': 'Tasks with the single most doubtful label.',
      'bald-max': 'The same by the single label with the largest contradiction.',
    },
  },
};
