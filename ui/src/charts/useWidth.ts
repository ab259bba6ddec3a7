import { useLayoutEffect, useRef, useState } from 'react';

/** How wide an element is, also after the window changed. */
export function useWidth<E extends HTMLElement>(fallback: number) {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(fallback);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(160, Math.round(entry!.contentRect.width))));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}
