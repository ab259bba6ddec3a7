/** What the server says by itself (server-sent events). */

export type EventHandlers = Readonly<Record<string, (data: unknown) => void>>;

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Listens until it is told to stop. After a cut the browser connects again by itself; where the server refuses, this does so after pauses that
 * grow. A window that nobody sees does not listen: browsers allow few connections to one server, and several windows would use them up.
 *
 * @param onLive true from the moment events arrive: what a late listener is told once more comes after it; false when they stop arriving
 * @return stops listening
 */
export function listen(path: string, handlers: EventHandlers, onLive: (live: boolean) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE_MS;

  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    const stream = new EventSource(path);
    source = stream;
    stream.onopen = () => {
      pause = FIRST_PAUSE_MS;
      onLive(true);
    };
    stream.onerror = () => {
      onLive(false);
      if (stream.readyState !== EventSource.CLOSED || source !== stream) return;
      timer = setTimeout(open, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    };
    for (const [name, handle] of Object.entries(handlers))
      stream.addEventListener(name, (event) => {
        const data = parse((event as MessageEvent<string>).data);
        if (source === stream && data !== undefined) handle(data);
      });
  };
  const onVisibility = () => {
    if (!document.hidden) open();
    else {
      close();
      onLive(false);
    }
  };
  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
