import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { trash, type TrashItem } from '../../api/tagloop';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** Asks once more before something is gone for good. */
export function EmptyTrash({ items, onClose }: { readonly items: readonly TrashItem[]; readonly onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      for (const item of items) await trash.remove(item);
      say(t.trash.gone(items.length));
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    void client.invalidateQueries({ queryKey: ['trash'] });
    onClose();
  };
  return (
    <Dialog
      title={items.length === 1 ? t.trash.throwAwayTitle(items[0]!.title) : t.trash.emptyNowTitle(items.length)}
      onClose={onClose}
      size={460}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="danger primary" disabled={busy} onClick={() => void run()}>
            {t.trash.throwAway}
          </Button>
        </>
      }
    >
      <p>{t.trash.forGood}</p>
    </Dialog>
  );
}
