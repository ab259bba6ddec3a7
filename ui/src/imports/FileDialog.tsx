import { Download } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { imports, type FileSource, type RowError } from '../api/imports';
import { jobs, type Job } from '../api/jobs';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { useTasksChanged } from '../app/useTasksChanged';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { AreaRow, FileRow, TextRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import '../hub/hub.css';
import { ImportWork } from '../hub/ImportWork';
import { useT } from '../i18n/I18n';
import { firstField } from '../pages/importing';
import './imports.css';
import { LookOver } from './LookOver';
import { RowErrors } from './RowErrors';
import { useFileImport } from './useFileImport';

const SHOWN_ERRORS = 100;

/** An import that nothing came of because of its rows. */
interface Refused {
  readonly job: Job;
  readonly count: number;
  readonly errors: readonly RowError[];
}

/** Tasks out of pasted texts, a file or what lies behind an address: chosen, looked over, imported. */
export function FileDialog({
  project,
  given = null,
  source,
  onClose,
}: {
  readonly project: Project;
  /** A file that was chosen before; it is looked at right away. */
  readonly given?: File | null;
  /** The choice between this and other sources. */
  readonly source: ReactNode;
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const tasksChanged = useTasksChanged();
  const attempt = useAttempt();
  const wizard = useFileImport(project.id, attempt);
  const { preview } = wizard;
  const [texts, setTexts] = useState('');
  const [file, setFile] = useState<File | null>(given);
  const [url, setUrl] = useState('');
  const [work, setWork] = useState<Job | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const chosen: FileSource | null = file
    ? { file }
    : url.trim() !== ''
      ? { url: url.trim() }
      : texts.trim() !== ''
        ? { text: texts }
        : null;

  const looked = useRef(false);
  useEffect(() => {
    if (given && !looked.current) wizard.look({ file: given });
    looked.current = true;
  }, [given, wizard]);

  const start = () =>
    attempt.run(async () => {
      setRefused(null);
      setWork(await wizard.start());
    });

  const ended = async (job: Job) => {
    if (job.state === 'succeeded') {
      tasksChanged(project.id);
      const left = Number(job.result?.['errors'] ?? 0);
      const count = Number(job.result?.['tasks'] ?? 0);
      say(left > 0 ? t.imports.importedSome(count, left) : t.tasks.imported(count));
      onClose();
      return;
    }
    if (job.state !== 'failed') {
      // The server has taken back what was sent, too.
      setWork(null);
      wizard.back();
      return attempt.setProblem(t.hub.stopped);
    }
    const { count, errors } = await imports
      .errors(project.id, job.id, SHOWN_ERRORS)
      .catch(() => ({ count: 0, errors: [] }));
    setWork(null);
    attempt.setProblem(job.error ?? t.hub.failed);
    if (count > 0) setRefused({ job, count, errors });
  };

  const back = () => {
    setRefused(null);
    wizard.back();
  };
  const close = () => {
    if (preview) back();
    onClose();
  };
  const stop = () => work && void jobs.cancel(project.id, work.id).catch(() => undefined);
  return (
    <Dialog
      title={t.tasks.importTitle}
      onClose={close}
      size={760}
      dismissible={!work}
      footer={
        work ? (
          <Button onClick={stop}>{t.hub.stop}</Button>
        ) : preview ? (
          <>
            <Button onClick={back}>{t.hub.back}</Button>
            <Button look="primary" disabled={wizard.busy || preview.tasks.length === 0} onClick={() => void start()}>
              {t.tasks.import}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={close}>{t.common.cancel}</Button>
            <Button look="primary" disabled={wizard.busy || !chosen} onClick={() => chosen && wizard.look(chosen)}>
              {t.hub.next}
            </Button>
          </>
        )
      }
    >
      {work ? (
        <ImportWork project={project.id} started={work} onEnd={(job) => void ended(job)} />
      ) : preview ? (
        <>
          {refused && (
            <div className="stack refused" style={{ '--gap': '10px' }}>
              <p className="notice bad" role="alert">
                {t.imports.refused(refused.count)}
              </p>
              <RowErrors errors={refused.errors} />
              <p>
                <a className="button" href={imports.errorsAsTable(project.id, refused.job.id)} download>
                  <Download size={15} /> {t.imports.download}
                </a>
              </p>
            </div>
          )}
          <LookOver
            preview={preview}
            options={wizard.options}
            problem={refused ? null : attempt.problem}
            tellsErrors={!refused}
            choose={(change) => {
              setRefused(null);
              attempt.setProblem(null);
              wizard.choose(change);
            }}
          />
        </>
      ) : (
        <div className="stack" style={{ '--gap': '16px' }}>
          {source}
          <AreaRow
            label={t.create.texts}
            hint={`${t.imports.paste} ${t.create.fieldName(firstField(project.label_config))}`}
            error={attempt.problem}
            rows={8}
            autoFocus
            value={texts}
            onChange={setTexts}
          />
          <FileRow label={t.imports.orFile} hint={t.imports.fileHint} accept={ENDINGS} onChange={setFile} />
          <TextRow
            label={t.imports.orAddress}
            type="url"
            inputMode="url"
            spellCheck={false}
            autoComplete="off"
            value={url}
            onChange={setUrl}
          />
          <p role="status" className={wizard.busy ? 'soft' : 'unseen'}>
            {wizard.busy ? t.imports.sending : ''}
          </p>
        </div>
      )}
    </Dialog>
  );
}

/** Of files that can be imported. */
export const ENDINGS = '.json,.jsonl,.ndjson,.csv,.tsv,.tab,.txt,.parquet,.conll,.conllu,.iob,.iob2,.bio,.ann,.zip,.gz';
