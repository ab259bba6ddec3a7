/** Whether the last change is safe: on this machine, and on its way to the server. */
export type Saved = 'nothing' | 'writing' | 'safe' | 'failed';

/** Apart from the state of the screen: it changes twice with each edit, and one mark shows it. */
export class SavedState {
  private now: Saved = 'nothing';
  private readonly listeners = new Set<() => void>();

  readonly current = (): Saved => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(next: Saved): void {
    if (next === this.now) return;
    this.now = next;
    for (const listener of this.listeners) listener();
  }
}
