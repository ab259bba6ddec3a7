import { ListOrdered } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { jobs } from '../api/jobs';
import { taskQueue, type Sampler, type TaskQueueState } from '../api/queue';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { Button } from '../design/Button';
import { SelectRow } from '../design/rows';
import { useT, type Catalogue } from '../i18n/I18n';
import { JobProgress } from '../jobs/JobProgress';
import { QueuePreview } from './QueuePreview';
import { samplerName } from './samplerName';
import { useQueueRefresh, useTaskQueueState } from './useTaskQueueState';

/** What chooses the tasks that are labelled next: the choice, how it would come out, and how far the reading is. */
export function QueueCard({ project, mayManage }: { readonly project: Project; readonly mayManage: boolean }) {
  const t = useT();
  const { data: state } = useTaskQueueState(project.id);
  const refresh = useQueueRefresh(project.id);
  const [looked, setLooked] = useState<string | null>(null);
  const { busy, problem, run } = useAttempt();
  if (!state || state.samplers.length === 0) return null;
  const chosen = state.sampler ?? '';
  const shown = looked ?? chosen;
  const sampler = state.samplers.find(({ name }) => name === shown);
  const choose = () =>
    run(async () => {
      await taskQueue.choose(project.id, shown === '' ? null : shown);
      refresh();
    });
  const again = () =>
    run(async () => {
      await taskQueue.order(project.id);
      refresh();
    });
  return (
    <section className="card section" aria-labelledby="queue" data-sampler={chosen}>
      <div className="row learner-head">
        <span className="learner-mark" aria-hidden="true">
          <ListOrdered size={20} />
        </span>
        <div className="grow learner-words">
          <h2 id="queue">{t.order.title}</h2>
          <p className="soft">
            {chosen === '' ? t.order.bySampling(t.samplingShort[state.sampling]) : samplerName(t, chosen)}
            {chosen !== '' && state.order && ` · ${t.order.left(state.order.left, state.order.tasks)}`}
            {chosen !== '' && state.order?.reader && ` · ${t.order.readBy(state.order.reader)}`}
          </p>
        </div>
        {mayManage && chosen !== '' && !state.job && (
          <Button disabled={busy} onClick={() => void again()}>
            {t.order.again}
          </Button>
        )}
      </div>
      {state.stopped && <p className="notice">{t.order.stopped(state.stopped)}</p>}
      {state.order?.note && chosen !== '' && <p className="notice">{state.order.note}</p>}
      {state.job && (
        <div className="row order-work">
          <div className="grow">
            <JobProgress job={state.job} />
          </div>
          {mayManage && (
            <Button
              size="small"
              onClick={() =>
                void run(async () => {
                  await jobs.cancel(project.id, state.job!.id);
                  refresh();
                })
              }
            >
              {t.common.cancel}
            </Button>
          )}
        </div>
      )}
      {problem && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      {mayManage && (
        <>
          <div className="row order-choice">
            <div className="grow">
              <SelectRow
                label={t.order.choose}
                hint={sampler ? describe(t, state.kind, sampler) : t.order.bySamplingHint}
                value={shown}
                options={[
                  ['', t.order.projectSampling],
                  ...state.samplers.map(({ name }) => [name, samplerName(t, name)] as const),
                ]}
                onChange={setLooked}
              />
            </div>
            <Button look="primary" disabled={busy || shown === chosen} onClick={() => void choose()}>
              {t.order.use}
            </Button>
          </div>
          {sampler?.obstacle && <p className="notice">{sampler.obstacle}</p>}
          {sampler && <QueuePreview project={project.id} sampler={sampler.name} made={state.order?.made_at ?? ''} />}
          {!sampler && (
            <p className="faint small-text">
              <Link href={`/projects/${project.id}/settings/queue`}>{t.order.change}</Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** Some samplers are about words in texts with labelled stretches, and about answers elsewhere. */
function describe({ order }: Catalogue, kind: TaskQueueState['kind'], sampler: Sampler): string {
  const own: Readonly<Record<string, string>> =
    kind === 'classes' ? order.ofClasses : kind === 'class' || kind === 'answer' ? order.ofOneAnswer : {};
  const usual: Readonly<Record<string, string>> = order.descriptions;
  return own[sampler.name] ?? usual[sampler.name] ?? sampler.description;
}
