import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

export interface MenuProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly triggerClass?: string;
  /** Called with a function that closes the menu. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a list of actions, in the browser's top layer. Arrow keys move, Escape and a click outside close. */
export function Menu({ label, trigger, triggerClass = 'icon-button', children }: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const popover = list.current!;
    const onToggle = (event: Event) => setOpen((event as ToggleEvent).newState === 'open');
    popover.addEventListener('toggle', onToggle);
    return () => popover.removeEventListener('toggle', onToggle);
  }, []);

  useEffect(() => {
    if (!open) return;
    const place = button.current!.getBoundingClientRect();
    const popover = list.current!;
    popover.style.insetBlockStart = `${Math.min(place.bottom + 5, innerHeight - popover.offsetHeight - 8)}px`;
    popover.style.insetInlineStart = `${Math.max(8, Math.min(place.right - popover.offsetWidth, innerWidth - popover.offsetWidth - 8))}px`;
    popover.querySelector<HTMLElement>('.menu-item')?.focus();
  }, [open]);

  const close = () => list.current?.hidePopover();
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const items = [...list.current!.querySelectorAll<HTMLElement>('.menu-item')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={triggerClass}
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={id}
      >
        {trigger}
      </button>
      <div ref={list} id={id} popover="auto" className="menu" role="dialog" aria-label={label} onKeyDown={move}>
        {children(close)}
      </div>
    </>
  );
}
