import type { ExportFormat, Snapshot, WorkStatus } from '../api/exports';

/** A file of a snapshot: the snapshot itself, or what was converted from it. */
export interface SnapshotFile {
  readonly format: string;
  readonly status: WorkStatus;
  /** Why it failed. */
  readonly reason: string | null;
}

export const isBusy = (status: WorkStatus): boolean => status === 'created' || status === 'in_progress';

/** Whether the server still works on one of them, so that the list will change by itself. */
export const isUnderWay = (snapshots: readonly Snapshot[]): boolean =>
  snapshots.some(({ status, converted_formats: files }) => isBusy(status) || files.some((file) => isBusy(file.status)));

export function filesOf({ status, converted_formats: conversions }: Snapshot): readonly SnapshotFile[] {
  if (status !== 'completed') return [];
  return [
    { format: 'JSON', status, reason: null },
    ...conversions
      .filter(({ export_type: format }) => format !== 'JSON')
      .map((file) => ({ format: file.export_type, status: file.status, reason: file.traceback })),
  ];
}

/** Formats that a snapshot can be converted to and is not yet. */
export const remaining = (formats: readonly ExportFormat[], snapshot: Snapshot): readonly ExportFormat[] =>
  formats.filter(({ name, disabled }) => !disabled && !filesOf(snapshot).some(({ format }) => format === name));
