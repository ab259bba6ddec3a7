import { useQueryClient } from '@tanstack/react-query';
import { trash, type TrashItem } from '../../api/tagloop';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** Asks once more before something is gone for good. */
export function EmptyTrash({ items, onClose }: { readonly items: readonly TrashItem[]; readonly onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const run = async () => {
    try {
      for (const item of items) await trash.remove(item);
      say(t.trash.gone(items.length));
    } finally {
      void client.invalidateQueries({ queryKey: ['trash'] });
    }
  };
  return (
    <ConfirmDialog
      title={items.length === 1 ? t.trash.throwAwayTitle(items[0]!.title) : t.trash.emptyNowTitle(items.length)}
      action={t.trash.throwAway}
      size={460}
      run={run}
      onClose={onClose}
    >
      <p>{t.trash.forGood}</p>
    </ConfirmDialog>
  );
}
