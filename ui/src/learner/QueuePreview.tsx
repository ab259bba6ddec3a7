import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { taskQueue } from '../api/queue';
import { Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { reasonText } from './reasonText';

/** The tasks that would come next, each with its reason. */
export function QueuePreview({
  project,
  sampler,
  made,
}: {
  readonly project: number;
  readonly sampler: string;
  /** When the order in force was made: another one shows other tasks. */
  readonly made: string;
}) {
  const t = useT();
  const { data, error, isFetching } = useQuery({
    queryKey: ['queue-preview', project, sampler, made],
    queryFn: () => taskQueue.preview(project, sampler),
    staleTime: 10_000,
    retry: false,
  });
  return (
    <div className="order-preview" aria-busy={isFetching} data-preview={data?.sampler ?? ''}>
      <h3>{t.order.next(data?.tasks.length ?? 20)}</h3>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data?.note && <p className="notice">{data.note}</p>}
      {data && data.weighed < data.open && <p className="faint small-text">{t.order.outOf(data.weighed, data.open)}</p>}
      {data && data.tasks.length === 0 && <p className="soft">{t.order.empty}</p>}
      {data && data.tasks.length > 0 && (
        <ol className="order-list">
          {data.tasks.map((task) => (
            <li key={task.task}>
              <Link href={`/projects/${project}/label/${task.task}`} className="order-item">
                <span className="numbers faint order-id">{task.task}</span>
                <span className="cut" dir="auto">
                  {task.text}
                </span>
                <span className="order-reason" dir="auto">
                  {reasonText(t, task.reason, task.why)}
                </span>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
