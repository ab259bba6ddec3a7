import { startTransition, useEffect, useRef, useState, type ReactNode } from 'react';
import { afterPaint } from '../design/afterPaint';
import { LabelContext, useLabel, type LabelContextValue } from './LabelContext';

/**
 * The parts of the screen around the text. A key in the text is painted there first; they follow in the frame after it, however many marks they list.
 * Whoever works in one of them sees it change at once.
 *
 * The children are drawn anew only when their own properties or the labelling change: they are to be memoised components.
 */
export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const now = useLabel();
  const [shown, setShown] = useState(now);
  const latest = useRef(now);
  latest.current = now;
  const waits = useRef<(() => void) | null>(null);
  const mayWait = now === shown || (isAtText() && !movesFocus(shown, now));

  useEffect(() => {
    if (latest.current === shown) return;
    const follow = () => {
      waits.current = null;
      setShown(latest.current);
    };
    // One that waits already takes whatever is the latest by then.
    if (mayWait) waits.current ??= afterPaint(() => startTransition(follow));
    else {
      waits.current?.();
      follow();
    }
  });
  useEffect(
    () => () => {
      waits.current?.();
      waits.current = null;
    },
    [],
  );
  return <LabelContext value={mayWait ? shown : now}>{children}</LabelContext>;
}

/** Whether the keys go to a text of the task, or nowhere. */
const isAtText = (): boolean => {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest('.span-text') !== null;
};

/** The next key belongs to a field that opens with this change. */
const movesFocus = (before: LabelContextValue, after: LabelContextValue): boolean =>
  before.noting !== after.noting || before.commenting !== after.commenting;
