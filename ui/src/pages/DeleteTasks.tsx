import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/http';
import type { Project } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';

/** One action for all of them, the same that scripts call. */
export function DeleteTasks({
  project,
  ids,
  onClose,
  onDeleted,
}: {
  readonly project: Project;
  readonly ids: readonly number[];
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await call('POST', '/api/dm/actions', {
        query: { id: 'delete_tasks', project: project.id },
        body: { selectedItems: { all: false, included: ids } },
      });
      say(t.tasks.deleted(ids.length));
      onDeleted();
      for (const key of ['tasks', 'project', 'queue']) void client.invalidateQueries({ queryKey: [key, project.id] });
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    onClose();
  };
  return (
    <Dialog
      title={t.tasks.deleteTitle(ids.length)}
      onClose={onClose}
      size={440}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="danger primary" disabled={busy} onClick={() => void run()}>
            {t.common.delete}
          </Button>
        </>
      }
    >
      <p>{t.tasks.deleteText}</p>
    </Dialog>
  );
}
