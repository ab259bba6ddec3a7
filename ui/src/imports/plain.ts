import type { FilePreview } from '../api/imports';
import type { HubTask } from '../api/hub';

/** Values as one reads them, those first that the project shows. */
export function plainTask(task: FilePreview['tasks'][number], keys: readonly string[]): HubTask {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  const names = Object.keys(task.data);
  const ordered = [...keys.filter((key) => names.includes(key)), ...names.filter((name) => !keys.includes(name))];
  const data = ordered.map((name, index) => {
    const value = text(task.data[name]);
    return [name, index > 0 || !keys.includes(name) ? `${name}: ${value}` : value] as const;
  });
  return { ...task, data: Object.fromEntries(data) };
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size in powers of a thousand: `1.5 MB`. */
export function sizeOf(bytes: number, language: string): string {
  const unit = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const number = (bytes / 1000 ** unit).toLocaleString(language, { maximumFractionDigits: unit === 0 ? 0 : 1 });
  return `${number} ${UNITS[unit]}`;
}
