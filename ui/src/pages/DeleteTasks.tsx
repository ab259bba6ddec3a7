import { call } from '../api/http';
import type { Project } from '../api/types';
import { useTasksChanged } from '../app/useTasksChanged';
import { ConfirmDialog } from '../design/ConfirmDialog';
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
  const tasksChanged = useTasksChanged();
  const run = async () => {
    await call('POST', '/api/dm/actions', {
      query: { id: 'delete_tasks', project: project.id },
      body: { selectedItems: { all: false, included: ids } },
    });
    say(t.tasks.deleted(ids.length));
    onDeleted();
    tasksChanged(project.id);
  };
  return (
    <ConfirmDialog
      title={t.tasks.deleteTitle(ids.length)}
      action={t.common.delete}
      size={440}
      run={run}
      onClose={onClose}
    >
      <p>{t.tasks.deleteText}</p>
    </ConfirmDialog>
  );
}
