import { useEffect, useRef, useState } from 'react';
import { download, save, type Progress } from '../api/download';
import { NetworkError } from '../api/http';
import { useT } from '../i18n/I18n';

export interface Downloading {
  /** Null when nothing is on its way. */
  readonly progress: Progress | null;
  readonly problem: string | null;
  /** Saves the file. @returns its name, or null when it did not come */
  start(path: string, query: URLSearchParams): Promise<string | null>;
  cancel(): void;
}

/** One file at a time. Whoever leaves the page gives the download up. */
export function useDownload(): Downloading {
  const t = useT();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async (path: string, query: URLSearchParams) => {
    const control = new AbortController();
    running.current = control;
    setProblem(null);
    setProgress({ received: 0, total: null });
    try {
      const file = await download(path, { query, signal: control.signal, onProgress: setProgress });
      save(file);
      return file.name;
    } catch (error) {
      if (!control.signal.aborted)
        setProblem(error instanceof NetworkError ? t.errors.noServer : (error as Error).message);
      return null;
    } finally {
      setProgress(null);
    }
  };
  return { progress, problem, start, cancel: () => running.current?.abort() };
}
