import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { assignments, nameOf, roles } from '../api/tagloop';
import type { Project } from '../api/types';
import { Avatar, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';

/** Gives the chosen tasks to people, or takes them away. */
export function AssignTasks({
  project,
  count,
  tasks,
  onClose,
}: {
  readonly project: Project;
  readonly count: number;
  /** Finds out which tasks they are. */
  readonly tasks: () => Promise<readonly number[] | 'all'>;
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({ queryKey: ['roles', project.id], queryFn: () => roles.get(project.id) });
  const run = async (mode: 'add' | 'remove') => {
    setBusy(true);
    try {
      await assignments.change(project.id, { users: [...chosen], tasks: await tasks(), mode });
      say(t.common.saved);
      for (const key of ['assignments', 'queue', 'tasks'])
        void client.invalidateQueries({ queryKey: [key, project.id] });
      onClose();
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
      setBusy(false);
    }
  };
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog
      title={t.assignments.title(count)}
      onClose={onClose}
      size={460}
      footer={
        <>
          <Button disabled={busy || chosen.size === 0} onClick={() => void run('remove')}>
            {t.assignments.take}
          </Button>
          <Button look="primary" disabled={busy || chosen.size === 0} onClick={() => void run('add')}>
            {t.assignments.assign}
          </Button>
        </>
      }
    >
      <p className="soft dialog-lead">{t.assignments.lead}</p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      <div className="stack" style={{ '--gap': '6px' }}>
        {data?.members.map(({ user }) => (
          <label key={user.id} className="choice">
            <input type="checkbox" checked={chosen.has(user.id)} onChange={() => toggle(user.id)} />
            <Avatar name={nameOf(user)!} />
            <span className="grow cut">{nameOf(user)}</span>
          </label>
        ))}
      </div>
    </Dialog>
  );
}
