import { call } from './http';
import type { Job } from './jobs';
import type { Page } from './types';

export interface ComparedControl {
  readonly name: string;
  readonly kind: 'spans' | 'choices';
  readonly measures: readonly Measure[];
  readonly methods: readonly Method[];
}

export type Measure =
  | 'strict_f1'
  | 'overlap_f1'
  | 'share_f1'
  | 'unitizing_alpha'
  | 'krippendorff_alpha'
  | 'fleiss_kappa'
  | 'cohen_kappa'
  | 'gwet_ac1';

export type Method = 'sequence' | 'dawid_skene' | 'mace';

/** What of a project can be compared. */
export interface QualityOverview {
  /** Whether the figures are the caller's alone. */
  readonly own: boolean;
  readonly controls: readonly ComparedControl[];
  /** Versions that have predicted. */
  readonly models: readonly string[];
}

/** A coefficient with its interval of 95 %. */
export interface Figure {
  readonly tasks: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A figure of a day or week, named by its first day. */
export interface Part {
  readonly date: string;
  readonly tasks: number;
  readonly value: number | null;
}

/** Somebody who answers, or a version of a model. */
export interface Rater {
  readonly id: string;
  readonly user: number | null;
  readonly email: string;
  readonly name: string;
  readonly model: string | null;
}

/** Two raters: the coefficient that was asked for, and the two that most people know. */
export interface Pair extends Figure {
  readonly a: string;
  readonly b: string;
  /** Of spans alone. */
  readonly strict_f1?: number | null;
  readonly cohen_kappa?: number | null;
}

export interface Agreement {
  readonly measure: Measure;
  readonly own: boolean;
  readonly tasks: number;
  /** More than `tasks` where those are a sample. */
  readonly of: number;
  readonly overall: Figure;
  readonly labels: readonly (Figure & { readonly label: string })[];
  readonly annotators: readonly (Rater & Figure & { readonly windows: readonly Part[] })[];
  readonly pairs: readonly Pair[];
  readonly windows: readonly Part[];
  readonly edges: readonly {
    readonly label: string;
    readonly text: string;
    readonly start: boolean;
    readonly count: number;
  }[];
}

export interface Reliability {
  readonly method: Method;
  readonly own: boolean;
  readonly tasks: number;
  readonly of: number;
  readonly annotators: readonly (Rater & {
    readonly tasks: number;
    readonly ratings: number;
    readonly accuracy: number | null;
    readonly precision: number | null;
    readonly recall: number | null;
    readonly f1: number | null;
    readonly windows: readonly Part[];
  })[];
}

export type DisagreementKind = 'label' | 'boundary' | 'missing';

export interface Disagreement {
  readonly task: number;
  readonly agreement: number;
  readonly annotators: number;
  readonly label: number;
  readonly boundary: number;
  readonly missing: number;
}

export interface SpanGroup {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: DisagreementKind | 'agreed';
  readonly marks: readonly {
    readonly annotator: string;
    readonly start: number;
    readonly end: number;
    readonly label: string;
    readonly text: string;
  }[];
  readonly missing: readonly string[];
}

/** All that was said of a task. */
export interface SideBySide {
  readonly task: number;
  readonly annotators: readonly Rater[];
  readonly text: string | null;
  readonly groups: readonly SpanGroup[];
  readonly answers: readonly { readonly annotator: string; readonly choice: string }[];
}

export type SuspectKind = 'wrong_type' | 'boundary' | 'missing' | 'spurious' | 'convention' | 'variant' | 'duplicate';

/** `done`: sent to be labelled again, and its answer was changed since. */
export type SuspectState = 'open' | 'dismissed' | 'relabel' | 'done';

/** A span with some of the text around it. */
export interface SuspectedSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** A label that is likely wrong. */
export interface Suspect {
  readonly id: number;
  readonly task: number;
  readonly annotation: number;
  readonly kind: SuspectKind;
  readonly score: number;
  readonly state: SuspectState;
  readonly given: SuspectedSpan | null;
  readonly suggested: SuspectedSpan | null;
  readonly reason: {
    readonly because: 'model' | 'elsewhere' | 'repeated' | 'blanks' | 'part_of_word' | 'usually_out' | 'usually_in';
    readonly edge?: string;
    readonly usual?: number;
    readonly broken?: number;
    readonly tasks?: readonly number[];
  };
}

export interface SuspectPage extends Page<Suspect> {
  /** How many of each kind are open. */
  readonly kinds: Readonly<Partial<Record<SuspectKind, number>>>;
  readonly states: Readonly<Partial<Record<SuspectState, number>>>;
  readonly search: Job | null;
}

/** Labels that people take for each other; null stands for no label, twice the same for other borders. */
export interface GuidelineGap {
  readonly left: string | null;
  readonly right: string | null;
  readonly count: number;
  readonly resolved: number;
  readonly examples: readonly { readonly task: number; readonly text: string }[];
}

/** What is compared. */
export interface QualityChoice {
  readonly control: string;
  readonly models: readonly string[];
}

/** How many disagreements or suspects the server puts on a page. */
export const PAGE_SIZE = 30;

const path = (project: number) => `/api/tagloop/projects/${project}/quality`;

const query = ({ control, models }: QualityChoice, more: Record<string, string>) => ({
  ...(control ? { control } : {}),
  ...(models.length > 0 ? { models: models.join(',') } : {}),
  ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== '')),
});

export const quality = {
  overview: (project: number) => call<QualityOverview>('GET', path(project)),
  agreement: (project: number, choice: QualityChoice, measure: string, period: string, timezone: string) =>
    call<Agreement>('GET', `${path(project)}/agreement`, { query: query(choice, { measure, period, timezone }) }),
  reliability: (project: number, choice: QualityChoice, method: string, period: string, timezone: string) =>
    call<Reliability>('GET', `${path(project)}/reliability`, { query: query(choice, { method, period, timezone }) }),
  disagreements: (project: number, choice: QualityChoice, kind: string, between: string, page: number) =>
    call<Page<Disagreement>>('GET', `${path(project)}/disagreements`, {
      query: query(choice, { kind, between, page: String(page) }),
    }),
  task: (project: number, choice: QualityChoice, task: number) =>
    call<SideBySide>('GET', `${path(project)}/tasks/${task}`, { query: query(choice, {}) }),
  errors: (project: number, control: string, kind: string, state: string, page: number) =>
    call<SuspectPage>('GET', `${path(project)}/errors`, {
      query: query({ control, models: [] }, { kind, state, page: String(page) }),
    }),
  search: (project: number, control: string, models: boolean) =>
    call<Job>('POST', `${path(project)}/errors/search`, { query: { control }, body: { models } }),
  decide: (project: number, ids: readonly number[], state: Exclude<SuspectState, 'done'>) =>
    call<{ readonly changed: number }>('POST', `${path(project)}/errors/decide`, { body: { ids, state } }),
  gaps: (project: number, control: string) =>
    call<{ readonly gaps: readonly GuidelineGap[] }>('GET', `${path(project)}/gaps`, { query: { control } }),
};
