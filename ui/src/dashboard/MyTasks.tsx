import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { work } from '../api/work';
import { useT } from '../i18n/I18n';

const SHOWN = 20;

/** The tasks that were assigned to whoever looks, and wait. */
export function MyTasks({ project }: { readonly project: number }) {
  const t = useT();
  const { data } = useQuery({ queryKey: ['work', project, 'open'], queryFn: () => work.open(project, SHOWN) });
  if (!data || data.total === 0) return null;
  const words = (task: Readonly<Record<string, unknown>>) =>
    Object.values(task).find((value): value is string => typeof value === 'string' && value !== '') ?? '';
  return (
    <section className="card section">
      <h2>{t.assignments.mine}</h2>
      <p className="soft numbers">{t.assignments.waiting(data.total)}</p>
      <ul className="my-tasks">
        {data.tasks.map((task) => (
          <li key={task.id}>
            <Link href={`/projects/${project}/label/${task.id}`} className="my-task">
              <span className="faint numbers">#{task.inner_id}</span>
              <span className="cut" dir="auto">
                {words(task.data)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {data.total > data.tasks.length && <p className="faint">{t.assignments.more(data.total - data.tasks.length)}</p>}
    </section>
  );
}
