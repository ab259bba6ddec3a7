import { Download } from 'lucide-react';
import { useState } from 'react';
import { exports } from '../api/exports';
import type { Project } from '../api/types';
import { Segmented, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { CheckRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { exportQuery, isTable, type ExportChoice } from './choice';
import { DownloadProgress } from './DownloadProgress';
import './exports.css';
import { FormatChoice } from './FormatChoice';
import { useDownload } from './useDownload';
import { useFormats } from './useFormats';

/** Writes tasks into a file now: in which format, and which of them. */
export default function ExportDialog({
  project,
  selected,
  onClose,
}: {
  readonly project: Project;
  /** Ids of tasks that are chosen in a list. */
  readonly selected: readonly number[];
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const file = useDownload();
  const [choice, setChoice] = useState<ExportChoice>({
    format: 'JSON',
    which: selected.length > 0 ? 'selected' : 'labelled',
    selected,
    spreadsheetSafe: false,
  });
  const { data: formats, error } = useFormats(project);
  const set = (change: Partial<ExportChoice>) => setChoice({ ...choice, ...change });
  const run = async () => {
    const name = await file.start(exports.path(project.id), exportQuery(choice));
    if (name === null) return;
    say(t.exports.downloaded(name));
    onClose();
  };
  const answers = (project.total_annotations_number ?? 0) + (project.skipped_annotations_number ?? 0);
  return (
    <Dialog
      title={t.exports.dialogTitle}
      onClose={onClose}
      size={620}
      footer={
        <>
          {file.progress ? (
            <Button onClick={file.cancel}>{t.exports.cancelDownload}</Button>
          ) : (
            <Button onClick={onClose}>{t.common.cancel}</Button>
          )}
          <Button
            look="primary"
            icon={<Download size={16} />}
            disabled={file.progress !== null || !formats}
            onClick={() => void run()}
          >
            {t.exports.download}
          </Button>
        </>
      }
    >
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!formats && !error && <Spinner label={t.common.loading} />}
      {formats && (
        <div className="stack" style={{ '--gap': '16px' }}>
          <FormatChoice formats={formats} value={choice.format} onChange={(format) => set({ format })} />
          <div className="which-tasks">
            <span className="field-legend" aria-hidden="true">
              {t.exports.which}
            </span>
            <Segmented
              label={t.exports.which}
              value={choice.which}
              onChange={(which) => set({ which })}
              options={[
                ['labelled', t.exports.labelled],
                ['all', t.exports.allTasks],
                ...(selected.length > 0 ? [['selected', t.exports.selected(selected.length)] as const] : []),
              ]}
            />
            <p className="soft">{t.exports.whichHint[choice.which]}</p>
          </div>
          {choice.which === 'labelled' && answers === 0 && <p className="notice warn">{t.exports.nothingLabelled}</p>}
          {isTable(choice.format) && (
            <CheckRow
              label={t.exports.spreadsheetSafe}
              checked={choice.spreadsheetSafe}
              onChange={(spreadsheetSafe) => set({ spreadsheetSafe })}
            />
          )}
          {file.progress && <DownloadProgress progress={file.progress} />}
          {file.problem && (
            <p className="notice bad" role="alert">
              {t.errors.failed(file.problem)}
            </p>
          )}
        </div>
      )}
    </Dialog>
  );
}
