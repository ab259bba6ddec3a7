import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { hub } from '../api/hub';
import { jobs, type Job } from '../api/jobs';
import { projects } from '../api/server';
import type { Project } from '../api/types';
import { useTasksChanged } from '../app/useTasksChanged';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { CheckRow, TextRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { fitsAsTitle } from '../pages/title';
import { ChooseDataset } from './ChooseDataset';
import './hub.css';
import { ImportWork } from './ImportWork';
import { MapColumns } from './MapColumns';
import { useHubImport } from './useHubImport';

/** Rows of a data set as tasks: of a project that is there, or of a new one that is made for them. */
export default function HubDialog({
  project,
  source,
  onClose,
}: {
  /** Null for a new one. */
  readonly project: Project | null;
  /** The choice between this and other sources. */
  readonly source: ReactNode;
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const tasksChanged = useTasksChanged();
  const [, go] = useLocation();
  const wizard = useHubImport(project?.id);
  const { attempt, preview } = wizard;
  const [title, setTitle] = useState('');
  const [work, setWork] = useState<{ readonly project: number; readonly job: Job } | null>(null);

  /** A project that was made for rows that did not come goes again. */
  const undo = async (id: number) => {
    if (!project) await projects.remove(id).catch(() => undefined);
  };
  const ended = async (job: Job, id: number) => {
    if (job.state === 'succeeded') {
      tasksChanged(id);
      void client.invalidateQueries({ queryKey: ['projects'] });
      const count = Number(job.result?.['tasks'] ?? 0);
      const { changed = '0', removed = '0' } = job.result ?? {};
      say(wizard.update ? t.hub.updated(count, Number(changed), Number(removed)) : t.tasks.imported(count));
      onClose();
      if (!project) go(`/projects/${id}`);
      return;
    }
    await undo(id);
    setWork(null);
    attempt.setProblem(job.state === 'failed' ? (job.error ?? t.hub.failed) : t.hub.stopped);
  };

  const start = () => {
    const { rows } = wizard;
    const name = title.trim() || suggested;
    if (!rows || !preview) return;
    if (!project && !fitsAsTitle(name)) return attempt.setProblem(t.create.tooShort);
    void attempt.run(async () => {
      const id = project?.id ?? (await projects.create({ title: name, label_config: preview.label_config })).id;
      try {
        setWork({ project: id, job: await hub.import(id, { ...rows, update: wizard.update }) });
      } catch (error) {
        await undo(id);
        throw error;
      }
    });
  };

  const suggested = preview ? `${preview.id}/${preview.config}`.slice(-50) : '';
  const cancel = () => work && void jobs.cancel(work.project, work.job.id).catch(() => undefined);
  return (
    <Dialog
      title={project ? t.tasks.importTitle : t.create.title}
      onClose={onClose}
      size={760}
      dismissible={!work}
      footer={
        work ? (
          <Button onClick={cancel}>{t.hub.stop}</Button>
        ) : (
          <>
            <Button onClick={preview ? wizard.back : onClose}>{preview ? t.hub.back : t.common.cancel}</Button>
            {preview ? (
              <Button look="primary" disabled={wizard.busy || preview.problem !== null} onClick={start}>
                {project ? t.tasks.import : t.create.create}
              </Button>
            ) : (
              <Button look="primary" disabled={wizard.busy || !wizard.rows} onClick={wizard.next}>
                {t.hub.next}
              </Button>
            )}
          </>
        )
      }
    >
      {work ? (
        <ImportWork project={work.project} started={work.job} onEnd={(job) => void ended(job, work.project)} />
      ) : preview ? (
        <div className="stack" style={{ '--gap': '16px' }}>
          {!project && (
            <TextRow
              label={t.create.name}
              hint={t.create.nameHint}
              maxLength={50}
              dir="auto"
              placeholder={suggested}
              value={title}
              onChange={setTitle}
            />
          )}
          <MapColumns
            preview={preview}
            tags={wizard.tags}
            problem={attempt.problem}
            onColumns={wizard.chooseColumn}
            onTags={wizard.chooseTags}
          />
          {project && <CheckRow label={t.hub.onlyNew} checked={wizard.update} onChange={wizard.setUpdate} />}
        </div>
      ) : (
        <div className="stack" style={{ '--gap': '16px' }}>
          {source}
          <ChooseDataset
            choice={wizard.choice}
            busy={wizard.busy}
            problem={attempt.problem}
            wrongPart={wizard.wrongPart}
            set={wizard.set}
            lookUp={(config) => void wizard.lookUp(config)}
          />
        </div>
      )}
    </Dialog>
  );
}
