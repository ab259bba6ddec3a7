/** Stored answers of versions and people that are put together into predictions of a version of its own. */
import { call } from './http';
import type { Job } from './jobs';
import type { Rater } from './quality';

/** Somebody whose stored answers can be combined. */
export interface StoredVoice extends Rater {
  readonly tasks: number;
}

export interface CombinationState {
  readonly controls: readonly { readonly name: string; readonly kind: 'spans' | 'choices' }[];
  readonly voices: readonly StoredVoice[];
  readonly job: Job | null;
}

/** A version by its name or an account by its number; without a weight it counts 1, or as is learned. */
export type VoiceInput = ({ readonly model_version: string } | { readonly annotator: number }) & {
  readonly weight?: number;
};

export interface CombinationInput {
  readonly control: string;
  readonly voices: readonly VoiceInput[];
  readonly weights: 'equal' | 'reliability';
  readonly calibrate: boolean;
  readonly threshold: number;
  readonly at_least: number;
  readonly model_version?: string;
}

const path = (project: number) => `/api/tagloop/projects/${project}/combination`;

export const combination = {
  state: (project: number) => call<CombinationState>('GET', path(project)),
  start: (project: number, body: CombinationInput) => call<Job>('POST', path(project), { body }),
};
