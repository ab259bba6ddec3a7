import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { exports } from '../api/exports';
import type { Project } from '../api/types';
import { Segmented, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { CheckRow, SelectRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { exportQuery, isTable, isTagged, SCHEMES, type ExportChoice, type Scheme } from './choice';
import { DownloadProgress } from './DownloadProgress';
import './exports.css';
import { ExportPreview } from './ExportPreview';
import { FormatChoice } from './FormatChoice';
import { useDownload } from './useDownload';
import { useOwnFormats } from './useOwnFormats';

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
    view: '',
    scheme: 'BIO',
    spreadsheetSafe: false,
  });
  const [looking, setLooking] = useState(false);
  const { data: views = [] } = useQuery({
    queryKey: ['views', project.id],
    queryFn: () => exports.views(project.id),
  });
  const { data: formats, error } = useOwnFormats(project);
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
          {views.length > 0 && choice.which !== 'selected' && (
            <SelectRow
              label={t.exports.view}
              value={choice.view}
              onChange={(view) => set({ view })}
              options={[
                ['', t.exports.noView],
                ...views.map(({ id, data }) => [String(id), data.title ?? t.exports.viewNumber(id)] as const),
              ]}
            />
          )}
          {isTagged(choice.format) && (
            <SelectRow<Scheme>
              label={t.exports.scheme}
              hint={t.exports.schemeHint}
              value={choice.scheme}
              onChange={(scheme) => set({ scheme })}
              options={SCHEMES.map((scheme) => [scheme, scheme] as const)}
            />
          )}
          {isTable(choice.format) && (
            <CheckRow
              label={t.exports.spreadsheetSafe}
              checked={choice.spreadsheetSafe}
              onChange={(spreadsheetSafe) => set({ spreadsheetSafe })}
            />
          )}
          <details onToggle={(event) => setLooking(event.currentTarget.open)} data-preview="">
            <summary>{t.exports.preview}</summary>
            {looking && <ExportPreview project={project.id} choice={choice} />}
          </details>
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
