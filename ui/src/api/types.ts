/** What the server sends, as far as this program reads it. Objects may have more keys. */
import type { WireRegion } from '../regions/wire';

export interface User {
  readonly id: number;
  readonly email: string;
  readonly username: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly initials?: string;
  readonly active_organization: number | null;
  /** Its title, and the address of who owns it. */
  readonly active_organization_meta?: { readonly title: string; readonly email: string } | null;
  readonly date_joined?: string;
  readonly last_activity?: string;
}

export interface Project {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly label_config: string;
  readonly expert_instruction: string;
  readonly show_instruction: boolean;
  readonly show_skip_button: boolean;
  readonly enable_empty_annotation: boolean;
  readonly color: string;
  readonly maximum_annotations: number;
  readonly overlap_cohort_percentage: number;
  readonly sampling: Sampling;
  readonly show_overlap_first: boolean;
  readonly show_ground_truth_first: boolean;
  readonly show_collab_predictions: boolean;
  readonly skip_queue: SkipQueue;
  readonly model_version: string;
  readonly created_at: string;
  readonly created_by: {
    readonly id: number;
    readonly email: string;
    readonly first_name: string;
    readonly last_name: string;
  } | null;
  readonly pinned_at: string | null;
  readonly is_draft: boolean;
  readonly task_number: number | null;
  readonly finished_task_number: number | null;
  readonly total_annotations_number: number | null;
  readonly skipped_annotations_number: number | null;
  readonly total_predictions_number: number | null;
  readonly num_tasks_with_annotations: number | null;
  readonly queue_total?: number;
  readonly queue_done?: number;
}

export type Sampling = 'Sequential sampling' | 'Uniform sampling' | 'Uncertainty sampling';
export type SkipQueue = 'REQUEUE_FOR_OTHERS' | 'REQUEUE_FOR_ME' | 'IGNORE_SKIPPED';

export interface Task {
  readonly id: number;
  readonly inner_id: number;
  readonly project: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly is_labeled: boolean;
  readonly overlap: number;
  readonly total_annotations: number;
  readonly cancelled_annotations: number;
  readonly total_predictions: number;
  readonly predictions_score?: number | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly annotations?: readonly Annotation[];
  readonly predictions?: readonly Prediction[];
  readonly drafts?: readonly Draft[];
  readonly comment_count?: number;
}

export interface Annotation {
  readonly id: number;
  readonly result: readonly WireRegion[] | null;
  readonly completed_by: number | { readonly id: number; readonly email: string };
  readonly created_username?: string;
  readonly was_cancelled: boolean;
  readonly ground_truth: boolean;
  readonly lead_time: number | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export const annotatorOf = ({ completed_by: by }: Annotation): number => (typeof by === 'number' ? by : by.id);

export interface Prediction {
  readonly id: number;
  readonly result: readonly WireRegion[] | null;
  readonly score: number | null;
  readonly model_version: string;
  readonly created_at: string;
}

export interface Draft {
  readonly id: number;
  readonly result: readonly WireRegion[] | null;
  readonly lead_time: number | null;
  readonly annotation: number | null;
  readonly user?: string | number;
  readonly updated_at?: string;
  readonly created_at?: string;
}

export interface Page<T> {
  readonly count: number;
  readonly results: readonly T[];
}

export interface TaskPage {
  readonly tasks: readonly Task[];
  readonly total: number;
  readonly total_annotations: number;
  readonly total_predictions: number;
}

export interface Membership {
  readonly id: number;
  readonly user: User;
}
