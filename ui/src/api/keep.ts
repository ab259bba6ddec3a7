/** What the owner of the server keeps, lets out and has forgotten. */
import { call } from './http';
import type { Job } from './jobs';

export interface Backup {
  readonly name: string;
  readonly created_at: string;
  /** Whether the schedule made it. */
  readonly scheduled: boolean;
  /** In bytes. */
  readonly size: number;
}

export interface BackupList {
  readonly folder: string;
  /** Bytes that are free where they lie. */
  readonly free: number;
  /** Null: none are made but those that somebody asks for. */
  readonly every_seconds: number | null;
  readonly keep_days: number;
  readonly keep_weeks: number;
  readonly next_at: string | null;
  readonly running: Job | null;
  readonly last: Job | null;
  readonly results: readonly Backup[];
}

export type WayOutKind = 'import_by_address' | 'hub' | 'ml_backends' | 'webhooks' | 'telemetry';

/** A way by which data may leave the machine. */
export interface WayOut {
  readonly kind: WayOutKind;
  readonly open: boolean;
  /** The setting of the program that decides. */
  readonly setting: string | null;
  readonly places: readonly { readonly address: string; readonly project: number; readonly title: string }[];
}

interface Count {
  readonly where: string;
  readonly count: number;
}

/** What was touched, or would be. */
export interface ForgetReport {
  readonly preview: boolean;
  readonly touched: readonly Count[];
  readonly files: readonly string[];
  /** Where it stands still. */
  readonly left: readonly Count[];
  readonly models: readonly string[];
  readonly backups: readonly string[];
}

const BACKUPS = '/api/tagloop/backups';

export const keep = {
  backups: () => call<BackupList>('GET', BACKUPS),
  backUp: () => call<BackupList>('POST', BACKUPS, { body: {} }),
  stop: () => call<BackupList>('POST', `${BACKUPS}/cancel`, { body: {} }),
  waysOut: () => call<{ readonly ways: readonly WayOut[] }>('GET', '/api/tagloop/outgoing').then(({ ways }) => ways),
  erase: (user: number, annotations: boolean, preview: boolean) =>
    call<ForgetReport>('POST', `/api/tagloop/users/${user}/erase`, { body: { annotations, preview } }),
};
