import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useT } from '../i18n/I18n';
import { IconButton } from './Button';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Widest inline size in pixels. */
  readonly size?: number;
  /** False: only the program closes it. */
  readonly dismissible?: boolean;
}

const FIRST = '.dialog-body :is(input:not([type=file], .unseen), textarea, select):enabled';

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and makes the rest inert. Mounted means open. */
export function Dialog({ title, onClose, children, footer, size = 520, dismissible = true }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const t = useT();
  useEffect(() => {
    const dialog = element.current!;
    const before = document.activeElement as HTMLElement | null;
    if (!dialog.open) dialog.showModal();
    // What one came for, not the cross that closes it.
    (
      dialog.querySelector<HTMLElement>(FIRST) ??
      dialog.querySelector<HTMLElement>('footer .primary:enabled') ??
      dialog
    ).focus();
    return () => {
      dialog.close();
      before?.focus?.();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      tabIndex={-1}
      aria-labelledby={heading}
      style={{ '--dialog-size': `${size}px` }}
      onCancel={(event) => {
        event.preventDefault();
        if (dismissible) onClose();
      }}
      onMouseDown={(event) => dismissible && event.target === element.current && onClose()}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        {dismissible && (
          <IconButton label={t.common.close} onClick={onClose}>
            <X size={17} />
          </IconButton>
        )}
      </header>
      <div className="dialog-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
}
