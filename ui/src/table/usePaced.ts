import { useEffect, useRef, useState } from 'react';

/**
 * A value that changes often, slowed down: the first change comes at once, those that follow fast come when they end.
 *
 * @param key says when two values are the same
 */
export function usePaced<T>(value: T, key: string, ms: number): T {
  const [shown, setShown] = useState(value);
  const last = useRef({ at: 0, key });
  useEffect(() => {
    if (last.current.key === key) return;
    const release = () => {
      last.current = { at: performance.now(), key };
      setShown(value);
    };
    if (performance.now() - last.current.at > 2 * ms) {
      release();
      return;
    }
    const timer = setTimeout(release, ms);
    return () => clearTimeout(timer);
    // The key stands for the value.
  }, [key, ms]);
  return shown;
}
