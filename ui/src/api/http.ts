/** An answer of the server that says no. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;
  /** The version of what is stored (`ETag`), when the answer names one. */
  readonly tag: string | null;

  constructor(status: number, body: unknown, tag: string | null = null) {
    super(explain(status, body));
    this.status = status;
    this.body = body;
    this.tag = tag;
  }

  /** Messages of a refused form by field, `non_field_errors` for those of none. */
  get fields(): Readonly<Record<string, readonly string[]>> {
    const errors = (this.body as { validation_errors?: Record<string, unknown> } | null)?.validation_errors;
    return Object.fromEntries(
      Object.entries(errors ?? {}).map(([field, messages]) => [
        field,
        Array.isArray(messages) ? messages.map(String) : [String(messages)],
      ]),
    );
  }
}

/** The server could not be reached; nobody knows whether it did what was asked. */
export class NetworkError extends Error {}

function explain(status: number, body: unknown): string {
  const { detail, validation_errors: errors } = (body ?? {}) as {
    detail?: unknown;
    validation_errors?: Record<string, unknown>;
  };
  const first = Object.values(errors ?? {})
    .flat()
    .find((message) => typeof message === 'string');
  if (typeof first === 'string') return first;
  return typeof detail === 'string' ? detail : `HTTP ${status}`;
}

const sessionEndListeners = new Set<() => void>();

/** Called whenever the server says that nobody is signed in. */
export function onSessionEnd(listener: () => void): () => void {
  sessionEndListeners.add(listener);
  return () => sessionEndListeners.delete(listener);
}

export interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined | null>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** How long an answer may take; a large file needs its time. */
  readonly timeoutMs?: number;
  /** A 401 is an answer here (a sign-in that failed), not the end of a session. */
  readonly anonymous?: boolean;
}

const TIMEOUT_MS = 30_000;

/** An answer with the version of what it shows (`ETag`), for `If-Match` later. */
export interface Tagged<T> {
  readonly body: T;
  readonly tag: string | null;
}

/**
 * One request to the server, by session cookie, the way scripts do it by token.
 *
 * @throws ApiError for every status outside 200 to 299
 * @throws NetworkError when no answer came
 */
export const call = async <T>(method: string, path: string, options: CallOptions = {}): Promise<T> =>
  (await callTagged<T>(method, path, options)).body;

/** Like `call`, and tells the version too. */
export async function callTagged<T>(method: string, path: string, options: CallOptions = {}): Promise<Tagged<T>> {
  const { query, body, headers, signal, anonymous, timeoutMs = TIMEOUT_MS } = options;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null) parameters.set(name, String(value));
  const target = withQuery(path, parameters);
  const asItIs = body instanceof FormData || body instanceof URLSearchParams || body instanceof Blob;
  let response: Response;
  try {
    response = await fetch(target, {
      method,
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) : AbortSignal.timeout(timeoutMs),
      headers: {
        Accept: 'application/json',
        ...(body === undefined || asItIs ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'GET' ? {} : csrfHeader()),
        ...headers,
      },
      body: body === undefined ? null : asItIs ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError(error instanceof Error ? error.message : String(error));
  }
  if (!response.ok) throw await refusalOf(response, anonymous);
  return { body: (await readBody(response)) as T, tag: response.headers.get('ETag') };
}

export const withQuery = (path: string, parameters: URLSearchParams): string =>
  parameters.size > 0 ? `${path}?${parameters}` : path;

/** What an answer outside 200 to 299 says; the end of a session is told to all who listen for it. */
export async function refusalOf(response: Response, anonymous = false): Promise<ApiError> {
  const body = await readBody(response);
  if (response.status === 401 && !anonymous) for (const listener of sessionEndListeners) listener();
  return new ApiError(response.status, body, response.headers.get('ETag'));
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {
      detail: response.headers.get('content-type')?.startsWith('text/plain') ? text : `HTTP ${response.status}`,
    };
  }
}

export function csrfToken(): string | undefined {
  return document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith('csrftoken='))
    ?.slice('csrftoken='.length);
}

function csrfHeader(): Record<string, string> {
  const token = csrfToken();
  return token ? { 'X-CSRFToken': token } : {};
}
