import { ApiError, NetworkError } from '../api/http';
import type { Annotation } from '../api/types';
import { isComment, slotOf, type Conflict, type Parcel } from './parcel';

export interface OutboxStore {
  all(): Promise<Parcel[]>;
  put(parcel: Parcel): Promise<unknown>;
  remove(id: string): Promise<unknown>;
}

export type OutboxState = 'idle' | 'sending' | 'offline' | 'signed-out';

export interface OutboxView {
  readonly state: OutboxState;
  /** Oldest first. */
  readonly parcels: readonly Parcel[];
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 20_000;

/**
 * Sends parcels in order, one at a time, until the server has them. A parcel is on disk before `add` returns. A lost network
 * or a busy server means trying again, an ended session means waiting for `resume`, a refusal is shown and does not hold up
 * the others. A change of what somebody else has changed is refused with that other version.
 */
export class Outbox {
  private view: OutboxView = { state: 'idle', parcels: [] };
  private readonly listeners = new Set<() => void>();
  private running: Promise<void> | null = null;
  private wait = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly store: OutboxStore;
  private readonly send: (parcel: Parcel) => Promise<void>;

  constructor(store: OutboxStore, send: (parcel: Parcel) => Promise<void>) {
    this.store = store;
    this.send = send;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): OutboxView => this.view;

  /** Takes up what an earlier visit left. */
  async restore(user: number): Promise<void> {
    const parcels = (await this.store.all()).filter((parcel) => parcel.user === user).sort((a, b) => a.at - b.at);
    this.show({ parcels });
    await this.flush();
  }

  /**
   * Keeps a parcel; older drafts of the same answer are dropped, and one that still waits under the same id gives it its place.
   * Resolves when it is on disk.
   */
  async add(given: Parcel): Promise<void> {
    const waiting = this.view.parcels.find((old) => old.id === given.id);
    const parcel = waiting ? { ...given, at: waiting.at } : given;
    // Before it is on disk: what is just being sent must not be taken for the new one when it arrives.
    if (waiting) this.replace(parcel);
    await this.store.put(parcel);
    if (waiting) return void this.flush();
    // Talk about a task does not touch what is being made of it.
    const outdated = this.view.parcels.filter(
      (old) => old.kind === 'draft' && !isComment(parcel) && slotOf(old) === slotOf(parcel),
    );
    for (const old of outdated) await this.store.remove(old.id);
    this.show({ parcels: [...this.view.parcels.filter((old) => !outdated.includes(old)), parcel] });
    void this.flush();
  }

  /** Forgets drafts of an answer that was given up. */
  async drop(id: string): Promise<void> {
    await this.store.remove(id);
    this.show({ parcels: this.view.parcels.filter((parcel) => parcel.id !== id) });
  }

  /** Tries a refused parcel once more; after a conflict it is now a change of the version that was found there. */
  async retry(id: string): Promise<void> {
    const parcel = this.view.parcels.find((candidate) => candidate.id === id);
    if (parcel && isComment(parcel)) await this.keep({ ...parcel, refusal: null });
    else if (parcel) {
      const from = parcel.conflict ? parcel.conflict.tag : (parcel.from ?? null);
      await this.keep({ ...parcel, refusal: null, conflict: null, from });
    }
    await this.flush();
  }

  /** Somebody signed in again, or the network came back. */
  async resume(): Promise<void> {
    this.wait = FIRST_WAIT_MS;
    await this.flush();
  }

  /** Resolves when everything that can be sent now is sent, or sending had to stop. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.sendAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const parcel = this.view.parcels.find((candidate) => candidate.refusal === null);
      if (!parcel) return this.show({ state: 'idle' });
      this.show({ state: 'sending' });
      try {
        await this.send(parcel);
        this.wait = FIRST_WAIT_MS;
        if (this.isWaiting(parcel)) await this.drop(parcel.id);
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return this.show({ state: 'signed-out' });
        if (error instanceof NetworkError || (error instanceof ApiError && isPassing(error.status))) {
          this.show({ state: 'offline' });
          this.timer = setTimeout(() => void this.flush(), this.wait);
          this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
          return;
        }
        if (!this.isWaiting(parcel)) continue;
        const refusal = error instanceof Error ? error.message : String(error);
        await this.keep(
          isComment(parcel) ? { ...parcel, refusal } : { ...parcel, refusal, conflict: conflictOf(error) },
        );
      }
    }
  }

  private async keep(parcel: Parcel): Promise<void> {
    await this.store.put(parcel);
    this.replace(parcel);
  }

  private replace(parcel: Parcel): void {
    this.show({ parcels: this.view.parcels.map((old) => (old.id === parcel.id ? parcel : old)) });
  }

  private isWaiting(parcel: Parcel): boolean {
    return this.view.parcels.includes(parcel);
  }

  private show(change: Partial<OutboxView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}

function conflictOf(error: unknown): Conflict | null {
  if (!(error instanceof ApiError) || error.status !== 412) return null;
  const current = (error.body as { current?: Annotation } | null)?.current;
  return current ? { current, tag: error.tag } : null;
}

const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;
