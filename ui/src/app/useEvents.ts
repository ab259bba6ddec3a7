import { useEffect, useRef, useState } from 'react';
import { listen, type EventHandlers } from '../api/events';

/**
 * Listens to a stream of the server while the component is there.
 *
 * @param path null: nothing to listen to
 * @param onOpen called when the stream begins, also when it begins again
 * @return whether events arrive; while they do not, somebody has to ask
 */
export function useEvents(path: string | null, handlers: EventHandlers, onOpen: () => void = () => undefined): boolean {
  const [live, setLive] = useState(false);
  const now = useRef({ handlers, onOpen });
  now.current = { handlers, onOpen };
  const names = Object.keys(handlers).join(' ');
  useEffect(() => {
    if (path === null) return;
    const steady = names
      .split(' ')
      .map((name) => [name, (data: unknown) => now.current.handlers[name]?.(data)] as const);
    const stop = listen(path, Object.fromEntries(steady), (isLive) => {
      if (isLive) now.current.onOpen();
      setLive(isLive);
    });
    return () => {
      stop();
      setLive(false);
    };
  }, [path, names]);
  return live;
}
