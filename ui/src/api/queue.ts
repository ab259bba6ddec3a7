/** Which sampler chooses what is labelled next, and why. */
import { call } from './http';
import type { Job } from './jobs';
import type { Sampling } from './types';

export interface Sampler {
  readonly name: string;
  /** In the server's words, for samplers that this interface does not know. */
  readonly description: string;
  /** Whether a model reads the tasks first. */
  readonly reads: boolean;
  /** Why it cannot choose at present. */
  readonly obstacle: string | null;
}

export interface TaskOrder {
  /** The sampler that really chose. */
  readonly sampler: string;
  readonly reader: string | null;
  readonly note: string | null;
  readonly made_at: string;
  readonly tasks: number;
  readonly left: number;
}

export interface TaskQueueState {
  /** Null where the project's sampling decides. */
  readonly sampler: string | null;
  readonly sampling: Sampling;
  readonly in_force: boolean;
  readonly order: TaskOrder | null;
  /** Why it is not begun again by itself. */
  readonly stopped: string | null;
  readonly job: Job | null;
  /** What is learned, which tells which samplers there are: stretches of text, one class, any number of them, a number, an answer, a text. */
  readonly kind: 'spans' | 'class' | 'classes' | 'number' | 'answer' | 'text' | null;
  readonly samplers: readonly Sampler[];
}

/** A part of a reason: what is said, and of what (words of the text, labels, numbers). */
export interface Why {
  readonly code: string;
  readonly values: readonly string[];
}

export interface OrderedTask {
  readonly task: number;
  readonly text: string;
  readonly score: number;
  /** In the server's words, for codes that this interface does not know. */
  readonly reason: string;
  readonly why: readonly Why[];
}

export interface QueuePreview {
  readonly sampler: string;
  readonly chosen_by: string;
  readonly note: string | null;
  readonly open: number;
  /** Of the open ones, those that were looked at. */
  readonly weighed: number;
  readonly tasks: readonly OrderedTask[];
}

export interface TaskReason {
  readonly sampler: string | null;
  readonly score: number | null;
  readonly reason: string | null;
  readonly why: readonly Why[];
  readonly note: string | null;
}

const of = (project: number) => `/api/tagloop/projects/${project}/queue`;

export const taskQueue = {
  get: (project: number) => call<TaskQueueState>('GET', of(project)),
  choose: (project: number, sampler: string | null) =>
    call<TaskQueueState>('PATCH', of(project), { body: { sampler } }),
  preview: (project: number, sampler: string) =>
    call<QueuePreview>('GET', `${of(project)}/preview`, { query: { sampler } }),
  reason: (project: number, task: number) => call<TaskReason>('GET', `${of(project)}/reason`, { query: { task } }),
  /** Reads and orders now; what runs already is given back. */
  order: (project: number) => call<Job>('POST', `${of(project)}/order`, { body: {} }),
};
