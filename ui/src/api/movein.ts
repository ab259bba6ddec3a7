import { call } from './http';

export interface MovedProject {
  readonly source_id: number;
  readonly id: number | null;
  readonly title: string;
  readonly state: 'moved' | 'present' | 'in_trash' | 'failed' | 'would_move';
  readonly error?: string;
  readonly stored?: { readonly tasks: number; readonly annotations: number };
  readonly notes: readonly string[];
}

export interface MoveReport {
  readonly source: string;
  readonly complete: boolean;
  readonly accounts: {
    readonly made: readonly string[];
    readonly without_password: readonly string[];
  };
  readonly projects: readonly MovedProject[];
  readonly notes: readonly string[];
}

/** A move from another server. */
export interface Move {
  readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted';
  readonly step: string;
  readonly done: number;
  readonly total: number;
  readonly error: string | null;
  readonly report: MoveReport | null;
}

const UPLOAD_MS = 3_600_000;

const PATH = '/api/tagloop/move-in';

/** For the server's owner; others are refused. */
export const moveIn = {
  state: () =>
    call<{
      readonly available: boolean;
      readonly takes_files: boolean;
      readonly move: Move | null;
    }>('GET', PATH),
  start: (url: string, token: string) => call<Move>('POST', PATH, { body: { url, token } }),
  /** With the file of a stopped Label Studio. */
  startWith: (file: File) =>
    call<Move>('POST', `${PATH}/file`, {
      body: file,
      headers: { 'Content-Type': 'application/octet-stream' },
      timeoutMs: UPLOAD_MS,
    }),
  stop: () => call<null>('DELETE', PATH),
};
