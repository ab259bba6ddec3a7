/** The learner that the server brings along: how it is for a project, its versions, and what it is asked to do. */
import { call } from './http';
import type { Job } from './jobs';
import { question, type Suggested } from './models';
import type { WireRegion } from '../regions/wire';
import type { Stretch } from '../text/pieces';

export interface Policy {
  readonly mode: 'manual' | 'automatic';
  /** New labels that start a training. */
  readonly every: number;
  /** New labels after which the version that suggests goes on with them; 0 for never. */
  readonly warm: number;
  /** Between the beginnings of two trainings at least. */
  readonly minutes: number;
  readonly promote: 'always' | 'better' | 'manual';
  /** Whether the tasks without a label are predicted anew after a promotion. */
  readonly refresh: boolean;
}

export type Unmatched = 'drop' | 'keep' | 'one';

/** What becomes of the labels of a model that was not trained on this project. */
export interface Mapping {
  /** The model's name or version. */
  readonly from: string;
  /** The project's label by the model's. */
  readonly labels: Readonly<Record<string, string>>;
  readonly unmatched: Unmatched;
  readonly one?: string | null;
  /** Why it is so. */
  readonly by: Readonly<Record<string, 'name' | 'confusion' | 'hand'>>;
  /** Labels of the model that have no partner. */
  readonly without: readonly string[];
}

/** A mapping by hand: null for a label that is not to be used; what is left out the program decides. */
export interface MappingForm {
  readonly labels: Readonly<Record<string, string | null>>;
  readonly unmatched: Unmatched;
  readonly one?: string;
}

/** A kind of answers that can be learned in a project. */
export interface Learnable {
  /** The kind of model, as the Hub names it. */
  readonly task: string;
  /** Where several controls take such answers: which one. */
  readonly control: string | null;
}

/** How to train, under the names of training arguments; what is left out the learner chooses. */
export interface TrainingSettings {
  readonly num_train_epochs?: number;
  readonly learning_rate?: number;
  readonly per_device_train_batch_size?: number;
  readonly seed?: number;
  /** What is learned, where a project collects several kinds of answers. */
  readonly task?: string;
  readonly control?: string;
}

export interface LearnerState {
  /** Whether the server has one at all. */
  readonly available: boolean;
  readonly enabled: boolean;
  /** Whether it can learn what the label setup asks for. */
  readonly suitable: boolean;
  /** What answers: a version, `starter` before there is one, or nothing yet. */
  readonly serving: string | null;
  /** Why it is not suitable or does not answer yet. */
  readonly reason: string | null;
  /** The model to begin with; null for the learner's own choice. */
  readonly base: string | null;
  /** What can be learned here; the first one is. */
  readonly learns?: readonly Learnable[];
  readonly policy: Policy;
  readonly settings?: TrainingSettings;
  readonly labelled: number;
  readonly new_labels: number;
  readonly training: Job | null;
  /** What a training waits for. */
  readonly waiting: string | null;
  readonly mapping: Mapping | null;
}

export interface LearnerChange {
  readonly enabled?: boolean;
  readonly base?: string | null;
  readonly policy?: Partial<Policy>;
  readonly mapping?: MappingForm;
  readonly settings?: TrainingSettings;
}

export interface Scores {
  readonly precision?: number;
  readonly recall?: number;
  readonly f1?: number;
}

export interface LabelScores extends Scores {
  readonly gold?: number;
  readonly predicted?: number;
  readonly correct?: number;
}

/** A point of the curves of a training. */
export interface Figure extends Scores {
  readonly kind: 'step' | 'epoch';
  readonly step?: number;
  readonly epoch: number;
  readonly loss?: number;
  readonly best?: boolean;
}

/** Predictions of similar scores: how many, their mean score, and the share of them that is right. */
export interface ScoreBin {
  readonly count: number;
  readonly score: number;
  readonly accuracy: number;
}

/** How far scores mean what they say; what belongs to the temperature is missing where there were too few predictions to fit one. */
export interface Calibration {
  readonly predictions: number;
  /** Expected calibration error of the scores as the model gives them. */
  readonly error: number;
  readonly bins: readonly ScoreBin[];
  /** At which they are served. */
  readonly temperature?: number;
  readonly calibrated_error?: number;
  readonly calibrated_bins?: readonly ScoreBin[];
}

/** What is known of a version; scores are missing where nothing was measured. */
export interface VersionDetails extends Scores {
  /** How it was made: `full`, `warm` or `combined`. */
  readonly kind?: string;
  /** The versions that a combined one is made of. */
  readonly members?: readonly { readonly name: string; readonly weight: number }[];
  readonly task?: string;
  /** The figure that versions are compared by. */
  readonly metric?: string;
  /** All figures by name. */
  readonly metrics?: Readonly<Record<string, number>>;
  readonly snapshot?: string;
  /** Whether it came from elsewhere, so that nothing is known of its making. */
  readonly imported?: boolean;
  /** Whether it was put aside and cannot be promoted. */
  readonly archived?: boolean;
  readonly documents?: number;
  readonly trained?: number;
  readonly held_out?: number;
  readonly base?: string;
  readonly base_revision?: string;
  readonly dataset_revision?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly seed?: number;
  readonly seconds?: number;
  readonly method?: string;
  readonly labels?: Readonly<Record<string, LabelScores>>;
  /** By the right label, then by the predicted one; `O` for nothing. */
  readonly confusion?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Missing in versions of older programs, and where no prediction had a score. */
  readonly calibration?: Calibration;
  readonly epochs?: readonly Partial<Figure>[] | number;
  readonly notes?: readonly string[] | string;
}

export interface Version {
  readonly name: string;
  readonly created: string;
  /** Whether it is the one that answers. */
  readonly promoted: boolean;
  readonly details: VersionDetails;
}

/** Labelled stretches of the text, or answers in words: labels, a number, a summary. */
export type Answer = readonly Stretch[] | readonly string[];

export interface Asked {
  readonly text: string;
  /** What is asked about the text, where that is not always the same. */
  readonly question?: string;
  readonly gold: Answer;
}

export interface Example extends Asked {
  readonly a: Answer;
  readonly b: Answer;
  readonly winner: 'a' | 'b' | 'none';
}

/** What happened to labelled stretches. */
export interface SpanCounts {
  readonly added: number;
  readonly relabelled: number;
  readonly moved: number;
  readonly replaced: number;
  readonly deleted: number;
}

/** What was labelled otherwise when one version learned than when another did. */
export interface LabelChanges {
  readonly spans: Partial<SpanCounts>;
  readonly tasks: { readonly added?: number; readonly removed?: number; readonly other_data?: number };
  readonly other_answers: number;
  readonly config_changed: boolean;
  readonly labels: Readonly<Record<string, Partial<SpanCounts>>>;
}

/** The versions of the learner whose predictions are stored. */
export interface PredictedVersions {
  readonly serving: string | null;
  readonly versions: readonly { readonly name: string; readonly predictions: number; readonly superseded: boolean }[];
}

export interface Comparison {
  /** The figure that versions are compared by. */
  readonly metric?: string;
  readonly documents: number;
  /** All figures by name. */
  readonly a: Readonly<Record<string, number>>;
  readonly b: Readonly<Record<string, number>>;
  /** Of b over a in the metric, under its name, with the interval that holds it in 95 of 100 cases. */
  readonly difference: Readonly<Record<string, number>> & { readonly low: number; readonly high: number };
  readonly labels: Readonly<
    Record<
      string,
      { readonly a?: number | null; readonly b?: number | null; readonly low?: number; readonly high?: number }
    >
  >;
  readonly changed: readonly Example[];
}

/** Where a version says something else than people, the worst first. */
export interface Mistakes {
  readonly documents: number;
  readonly wrong: number;
  readonly examples: readonly (Asked & { readonly predicted: Answer })[];
}

const of = (project: number) => `/api/tagloop/projects/${project}/learner`;

export const learner = {
  get: (project: number) => call<LearnerState>('GET', of(project)),
  change: (project: number, body: LearnerChange) => call<LearnerState>('PATCH', of(project), { body }),
  /** A training that runs already is given back instead of a second one. */
  train: (project: number, settings: TrainingSettings) =>
    call<Job>('POST', `${of(project)}/train`, { body: { settings } }),
  /** Lets versions answer as one; a run that is under way is given back instead of a second one. */
  combine: (project: number, versions: readonly string[]) =>
    call<Job>('POST', `${of(project)}/combine`, { body: { versions } }),
  predict: (project: number) => call<Job>('POST', `${of(project)}/predict`, { body: {} }),
  suggest: (project: number, task: number, result: readonly WireRegion[] | null, signal: AbortSignal) =>
    call<Suggested>('POST', `${of(project)}/interactive`, { body: question(task, result), signal }),
  /** The oldest first. */
  versions: (project: number) =>
    call<{ readonly versions: readonly Version[] }>('GET', `${of(project)}/versions`).then(({ versions }) => versions),
  promote: (project: number, version: string) =>
    call<Version>('POST', `${of(project)}/versions/${version}/promote`, { body: {} }),
  rollBack: (project: number) => call<Version>('POST', `${of(project)}/rollback`, { body: {} }),
  compare: (project: number, a: string, b: string) =>
    call<Comparison>('GET', `${of(project)}/compare`, { query: { a, b } }),
  labelChanges: (project: number, a: string, b: string) =>
    call<LabelChanges>('GET', `${of(project)}/label-changes`, { query: { a, b } }),
  predictions: (project: number) => call<PredictedVersions>('GET', `${of(project)}/predictions`),
  mistakes: (project: number, version: string) => call<Mistakes>('GET', `${of(project)}/versions/${version}/mistakes`),
};
