import { useT } from '../i18n/I18n';
import { RunningJob } from './RunningJob';
import type { Started } from './useStartedJob';

/** The job that a dialog started, below what it was started with, or what went wrong with it. */
export function StartedJob({ project, started }: { readonly project: number; readonly started: Started }) {
  const t = useT();
  const { job, problem, ended } = started;
  return (
    <>
      {job && (
        <div style={{ marginBlockStart: 14 }}>
          <RunningJob project={project} started={job} onEnd={ended} />
        </div>
      )}
      {problem && (
        <p className="notice bad" role="alert">
          {t.errors.failed(problem)}
        </p>
      )}
    </>
  );
}
