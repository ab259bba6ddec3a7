import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Cpu } from 'lucide-react';
import { useState } from 'react';
import { jobs } from '../../../api/jobs';
import { models, type ModelConnection } from '../../../api/models';
import type { Project } from '../../../api/types';
import { Empty, Spinner } from '../../../design/bits';
import { Button } from '../../../design/Button';
import { ConfirmDialog } from '../../../design/ConfirmDialog';
import { useToast } from '../../../design/Toasts';
import { useT } from '../../../i18n/I18n';
import { useJobs } from '../../../jobs/useJobs';
import { LearnerSettings } from '../../../learner/LearnerSettings';
import { ModelDialog } from './ModelDialog';
import { ModelItem } from './ModelItem';
import './models.css';

/** The models that predict for a project. */
export function ModelSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const key = ['models', project.id];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => models.list(project.id) });
  const running = useJobs(project.id);
  const [editing, setEditing] = useState<ModelConnection | 'new' | null>(null);
  const [removing, setRemoving] = useState<ModelConnection | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: key });
  return (
    <div className="stack" style={{ '--gap': '18px' }}>
      <LearnerSettings project={project} />
      <section className="card section">
        <h2>{t.models.elsewhere}</h2>
        <p className="soft">{t.models.lead}</p>
        {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
        {!data && !error && <Spinner label={t.common.loading} />}
        {data?.length === 0 && (
          <Empty art={<Cpu size={30} />} title={t.models.none}>
            {t.models.noneText}
          </Empty>
        )}
        <ul className="person-list" aria-label={t.models.elsewhere}>
          {data?.map((model) => (
            <ModelItem
              key={model.id}
              model={model}
              job={running.data?.find(({ kind }) => kind === `predict/backend-${model.id}`) ?? null}
              onChange={() => setEditing(model)}
              onRemove={() => setRemoving(model)}
              onPredict={() => void client.invalidateQueries({ queryKey: ['jobs', project.id] })}
              onStop={(id) => void jobs.cancel(project.id, id)}
            />
          ))}
        </ul>
        <span>
          <Button look="primary" onClick={() => setEditing('new')}>
            {t.models.add}
          </Button>
        </span>
        {editing && (
          <ModelDialog
            project={project.id}
            model={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
            onSaved={() => {
              refresh();
              void client.invalidateQueries({ queryKey: ['project', project.id] });
            }}
          />
        )}
        {removing && (
          <ConfirmDialog
            title={t.models.removeTitle}
            action={t.models.remove}
            size={440}
            onClose={() => setRemoving(null)}
            run={async () => {
              await models.remove(removing.id);
              say(t.models.removed);
              refresh();
            }}
          >
            <p>{t.models.removeText}</p>
          </ConfirmDialog>
        )}
      </section>
    </div>
  );
}
