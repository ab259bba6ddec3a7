import { useState } from 'react';

export interface Attempt {
  /** While the work runs; another one does not begin then. */
  readonly busy: boolean;
  /** What went wrong the last time. */
  readonly problem: string | null;
  /** Says what is wrong before anything is tried. */
  setProblem(problem: string | null): void;
  run(work: () => Promise<void>): Promise<void>;
}

/** What a dialog does when it is sent off: one thing at a time, and what goes wrong is said in it. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem((error as Error).message);
    }
    setBusy(false);
  };
  return { busy, problem, setProblem, run };
}
