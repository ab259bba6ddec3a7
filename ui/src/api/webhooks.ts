/** Programs elsewhere that are told what happens in a project. */
import { call } from './http';

/** What a project's webhook can be told of, in the order of the form. */
export const WEBHOOK_ACTIONS = [
  'ANNOTATION_CREATED',
  'ANNOTATIONS_CREATED',
  'ANNOTATION_UPDATED',
  'ANNOTATIONS_DELETED',
  'TASKS_CREATED',
  'TASKS_DELETED',
  'PROJECT_UPDATED',
  'LABEL_LINK_CREATED',
  'LABEL_LINK_UPDATED',
  'LABEL_LINK_DELETED',
] as const;

/** A message that was sent, or waits to be. */
export interface Delivery {
  readonly id: number;
  /** The name that its receiver knows it by. */
  readonly delivery: string;
  readonly action: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly created_at: string;
  readonly attempted_at: string | null;
  readonly attempts: number;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly duration_ms: number | null;
  readonly error: string | null;
}

/** What a person can say about a webhook. */
export interface WebhookForm {
  readonly url: string;
  readonly send_payload: boolean;
  readonly send_for_all_actions: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly is_active: boolean;
  readonly actions: readonly string[];
}

/** A webhook, and how it fares. */
export interface Webhook extends WebhookForm {
  readonly id: number;
  readonly secret_is_set: boolean;
  /** The model that it came with. */
  readonly ml_backend: number | null;
  readonly waiting: number;
  readonly failures: number;
  readonly next_attempt_at: string | null;
  readonly last_delivery: Delivery | null;
}

interface List<T> {
  readonly results: readonly T[];
}

const own = (project: number, id: number) => `/api/tagloop/projects/${project}/webhooks/${id}`;

export const webhooks = {
  list: async (project: number) =>
    (await call<List<Webhook>>('GET', `/api/tagloop/projects/${project}/webhooks`)).results,
  create: (project: number, form: WebhookForm) =>
    call<{ readonly id: number }>('POST', '/api/webhooks/', { body: { project, ...form } }),
  change: (id: number, form: Partial<WebhookForm>) =>
    call<{ readonly id: number }>('PATCH', `/api/webhooks/${id}/`, { body: form }),
  remove: (id: number) => call<null>('DELETE', `/api/webhooks/${id}/`),
  /** Null: messages are signed no more. */
  setSecret: (project: number, id: number, secret: string | null) =>
    secret === null
      ? call<null>('DELETE', `${own(project, id)}/secret`)
      : call<null>('PUT', `${own(project, id)}/secret`, { body: { secret } }),
  test: (project: number, id: number) => call<Delivery>('POST', `${own(project, id)}/test`, { body: {} }),
  log: async (project: number, id: number) =>
    (await call<List<Delivery>>('GET', `${own(project, id)}/deliveries`)).results,
  redeliver: (project: number, id: number, delivery: number) =>
    call<Delivery>('POST', `${own(project, id)}/deliveries/${delivery}/redeliver`, { body: {} }),
};

/** A fresh secret in the form that receivers' libraries take. */
export const freshSecret = (): string =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
