import { useQueryClient } from '@tanstack/react-query';
import { snapshots, type Snapshot } from '../api/exports';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';

/** Asks once more: a snapshot does not go to the trash. */
export function DeleteSnapshot({
  project,
  snapshot,
  onClose,
}: {
  readonly project: number;
  readonly snapshot: Snapshot;
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const run = async () => {
    try {
      await snapshots.remove(project, snapshot.id);
      say(t.exports.deleted(snapshot.title));
    } finally {
      await client.invalidateQueries({ queryKey: ['snapshots', project] });
    }
  };
  return (
    <ConfirmDialog
      title={t.exports.deleteTitle(snapshot.title)}
      action={t.common.delete}
      size={460}
      run={run}
      onClose={onClose}
    >
      <p>{t.exports.deleteText}</p>
    </ConfirmDialog>
  );
}
