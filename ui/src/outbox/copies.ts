import { get, put, remove } from './database';
import type { Answers } from '../regions/model';

/** The last state of an answer on this machine, rejected suggestions and all: what a crash must not take. */
export interface Copy {
  readonly key: string;
  readonly state: Answers;
  readonly leadTime: number;
  readonly at: number;
  /** The server's draft that belongs to it. */
  readonly draft: number | null;
  /** The version (`ETag`) of the stored answer that it changes; null for a new answer. */
  readonly from: string | null;
}

export const readCopy = (key: string): Promise<Copy | undefined> => get<Copy>('copies', key);
export const writeCopy = (copy: Copy): Promise<unknown> => put('copies', copy);
export const dropCopy = (key: string): Promise<unknown> => remove('copies', key);

export async function rememberDraft(key: string, draft: number): Promise<void> {
  const copy = await readCopy(key);
  if (copy) await writeCopy({ ...copy, draft });
}
