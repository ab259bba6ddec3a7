import { Cpu } from 'lucide-react';
import { Link } from 'wouter';
import { Shell } from '../app/Shell';
import { useMayManage } from '../app/useMayManage';
import { useProject } from '../app/useProject';
import { Empty, Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { NoProject } from '../pages/NoProject';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import './learner.css';
import { SavedCard } from '../savings/SavedCard';
import { StopCard } from '../stopping/StopCard';
import { LearnerCard } from './LearnerCard';
import { QueueCard } from './QueueCard';
import { StoredCombinationCard } from './StoredCombinationCard';
import { TrainingCard } from './TrainingCard';
import { useLastTraining } from './useLastTraining';
import { useLearner, useLearnerRefresh, useVersions } from './useLearner';
import { VersionsCard } from './VersionsCard';

/** What suggests in a project, how it learns, and the versions that came of it. */
export default function ModelsPage({ projectId }: { readonly projectId: number }) {
  const t = useT();
  const { data: project, error: noProject } = useProject(projectId);
  const mayManage = useMayManage(projectId);
  const { data: state, error } = useLearner(projectId);
  const usable = state !== undefined && state.available && state.suitable;
  const versions = useVersions(projectId, mayManage && usable);
  const newest = versions.data?.at(-1) ?? null;
  const training = useLastTraining(projectId, state?.training ?? null, newest, mayManage);
  const refresh = useLearnerRefresh(projectId);
  if (noProject || !project) return <NoProject problem={noProject?.message} />;
  const problem = error ?? versions.error;
  return (
    <Shell>
      <ProjectHead project={project} tab="models" />
      <div className="stack models-page" style={{ '--gap': '18px' }}>
        {problem && <p className="notice bad">{t.errors.failed(problem.message)}</p>}
        {!state && !error && <Spinner label={t.common.loading} />}
        {state && !state.available && (
          <div className="card">
            <Empty
              art={<Cpu size={30} />}
              title={t.learner.noneTitle}
              action={
                mayManage && (
                  <Link href={`/projects/${projectId}/settings/models`} className="button primary">
                    {t.models.add}
                  </Link>
                )
              }
            >
              {t.learner.none}
            </Empty>
          </div>
        )}
        {state?.available && (
          <LearnerCard
            project={project}
            state={state}
            newest={newest}
            mayManage={mayManage}
            onTraining={training.show}
          />
        )}
        {training.job && (
          <TrainingCard
            key={training.job.id}
            project={projectId}
            started={training.job}
            onEnd={refresh}
            onClose={training.hide}
          />
        )}
        {state?.available && state.enabled && <QueueCard project={project} mayManage={mayManage} />}
        {usable && versions.data && versions.data.length > 0 && (
          <VersionsCard project={project} versions={versions.data} />
        )}
        {mayManage && <StoredCombinationCard project={projectId} />}
        {usable && mayManage && <StopCard projectId={projectId} />}
        {mayManage && <SavedCard projectId={projectId} />}
      </div>
    </Shell>
  );
}
