import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { useTasksChanged } from '../app/useTasksChanged';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { AreaRow, FileRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { firstField, importInto } from './importing';
import { ImportSource, type ImportSourceName } from './ImportSource';

const HubDialog = lazy(() => import('../hub/HubDialog'));

interface ImportDialogProps {
  readonly project: Project;
  readonly onClose: () => void;
}

/** Tasks out of pasted texts and files, or out of a data set. */
export function ImportDialog({ project, onClose }: ImportDialogProps) {
  const [from, setFrom] = useState<ImportSourceName>('own');
  const source = <ImportSource value={from} onChange={setFrom} />;
  return from === 'hub' ? (
    <Suspense>
      <HubDialog project={project} source={source} onClose={onClose} />
    </Suspense>
  ) : (
    <OwnDialog project={project} source={source} onClose={onClose} />
  );
}

function OwnDialog({ project, source, onClose }: ImportDialogProps & { readonly source: ReactNode }) {
  const t = useT();
  const say = useToast();
  const tasksChanged = useTasksChanged();
  const [texts, setTexts] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const { busy, problem, run } = useAttempt();
  const field = firstField(project.label_config);
  const send = () =>
    run(async () => {
      say(t.tasks.imported(await importInto(project.id, field, texts, file)));
      tasksChanged(project.id);
      onClose();
    });
  return (
    <Dialog
      title={t.tasks.importTitle}
      onClose={onClose}
      size={760}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" disabled={busy || (texts.trim() === '' && !file)} onClick={() => void send()}>
            {t.tasks.import}
          </Button>
        </>
      }
    >
      <div className="stack" style={{ '--gap': '16px' }}>
        {source}
        <AreaRow
          label={t.create.texts}
          hint={`${t.tasks.importText} ${t.create.fieldName(field)}`}
          error={problem}
          rows={8}
          autoFocus
          value={texts}
          onChange={setTexts}
        />
        <FileRow label={t.create.file} accept=".json,.csv,.tsv,.txt" onChange={setFile} />
      </div>
    </Dialog>
  );
}
