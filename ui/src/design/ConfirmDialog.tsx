import { useState, type ReactNode } from 'react';
import { useT } from '../i18n/I18n';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { useToast } from './Toasts';

/** Asks once more before something is taken away, does it, says what went wrong, and closes. */
export function ConfirmDialog({
  title,
  action,
  size,
  run,
  onClose,
  children,
}: {
  readonly title: string;
  readonly action: string;
  readonly size: number;
  readonly run: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const t = useT();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await run();
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      size={size}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="danger primary" disabled={busy} onClick={() => void confirm()}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
