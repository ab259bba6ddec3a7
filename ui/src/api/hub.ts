/** Data sets of the Hugging Face Hub, as the server reads them. */
import { call } from './http';
import type { Job } from './jobs';
import type { WireRegion } from '../regions/wire';

export interface HubDataset {
  readonly id: string;
  readonly commit: string | null;
  /** Null while there are several to choose from. */
  readonly config: string | null;
  readonly configs: readonly string[];
  readonly splits: readonly { readonly name: string; readonly rows: number | null }[];
}

export type HubKind = 'token-classification' | 'text-classification' | 'question-answering' | 'summarization' | 'text';

export type HubRole =
  'text' | 'text-pair' | 'tokens' | 'tags' | 'entities' | 'label' | 'question' | 'answers' | 'summary';

/** What becomes of labels that rows have already. */
export type TagUse = 'predictions' | 'ground-truth' | 'none';

export interface HubRows {
  readonly id: string;
  readonly config: string;
  readonly revision?: string;
  /** As `load_dataset` reads it: `train[:100]`. */
  readonly split: string;
  /** A column's name for each role that was chosen by hand; empty for none. */
  readonly columns?: Readonly<Partial<Record<HubRole, string>>>;
  readonly tags: TagUse;
}

export interface HubTask {
  readonly data: Readonly<Record<string, string>>;
  readonly predictions?: readonly { readonly result: readonly WireRegion[] }[];
  readonly annotations?: readonly { readonly result: readonly WireRegion[] }[];
}

export interface HubPreview {
  readonly id: string;
  readonly config: string;
  readonly commit: string | null;
  readonly split: string;
  readonly rows: number | null;
  readonly features: readonly {
    readonly name: string;
    readonly type: string;
    readonly roles: readonly HubRole[];
  }[];
  readonly kind: HubKind;
  readonly columns: Readonly<Partial<Record<HubRole, string>>>;
  readonly labels: readonly string[];
  readonly label_config: string;
  /** Why the project's own configuration cannot take the labels. */
  readonly problem: string | null;
  readonly tasks: readonly HubTask[];
}

export const hub = {
  standing: () => call<{ readonly available: boolean }>('GET', '/api/tagloop/hub'),
  dataset: (body: { readonly id: string; readonly config?: string; readonly project?: number }) =>
    call<HubDataset>('POST', '/api/tagloop/hub/dataset', { body }),
  preview: (body: HubRows & { readonly project?: number }) =>
    call<HubPreview>('POST', '/api/tagloop/hub/preview', { body }),
  import: (project: number, body: HubRows & { readonly update: boolean }) =>
    call<Job>('POST', `/api/tagloop/projects/${project}/import/hub`, { body }),
};
