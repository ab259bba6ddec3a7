import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { assignments, nameOf, roles } from '../../api/tagloop';
import type { Project } from '../../api/types';
import { Avatar, Spinner } from '../../design/bits';
import { Button } from '../../design/Button';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** Which people have tasks of their own. Single tasks are assigned in the task list. */
export function AssignmentSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const key = ['assignments', project.id];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const [{ members }, given] = await Promise.all([roles.get(project.id), assignments.get(project.id)]);
      const tasks = new Map(given.assignments.map((part) => [part.user, part.tasks.length]));
      return members.map(({ user }) => ({ user, count: tasks.get(user.id) ?? 0 }));
    },
  });
  const change = async (user: number, mode: 'add' | 'remove') => {
    try {
      await assignments.change(project.id, { users: [user], tasks: 'all', mode });
      say(t.common.saved);
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
    for (const changed of ['assignments', 'queue']) void client.invalidateQueries({ queryKey: [changed, project.id] });
  };
  return (
    <section className="card section">
      <h2>{t.settings.assignments}</h2>
      <p className="soft">
        {t.assignments.lead} <Link href={`/projects/${project.id}`}>{t.assignments.toTasks}</Link>
      </p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      <ul className="person-list" aria-label={t.settings.assignments}>
        {data?.map(({ user, count }) => {
          const name = nameOf(user)!;
          return (
            <li key={user.id} className="person-row" data-user={user.email}>
              <Avatar name={name} />
              <span className="grow person-words">
                <b className="cut">{name}</b>
                <span className="faint small-text numbers">
                  {count === 0 ? t.assignments.none : t.assignments.count(count)}
                </span>
              </span>
              <Button size="small" onClick={() => void change(user.id, 'add')}>
                {t.assignments.all}
              </Button>
              <Button size="small" look="danger" disabled={count === 0} onClick={() => void change(user.id, 'remove')}>
                {t.assignments.takeAll}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
