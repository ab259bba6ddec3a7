import { useQueryClient } from '@tanstack/react-query';
import { ArrowRightLeft, Camera, Trash2 } from 'lucide-react';
import { snapshots, type ExportFormat, type Snapshot } from '../api/exports';
import { nameOf } from '../api/tagloop';
import { Meter } from '../design/bits';
import { Button, IconButton } from '../design/Button';
import { Menu } from '../design/Menu';
import { useToast } from '../design/Toasts';
import { useSpeech } from '../i18n/I18n';
import { moment } from '../i18n/moment';
import { DownloadProgress } from './DownloadProgress';
import { SnapshotFileItem } from './SnapshotFileItem';
import { useDownload } from './useDownload';
import { filesOf, isBusy, remaining } from './work';

const LOOKS = { created: 'warn', in_progress: 'warn', completed: 'good', failed: 'bad' } as const;

export interface SnapshotItemProps {
  readonly project: number;
  readonly snapshot: Snapshot;
  readonly formats: readonly ExportFormat[];
  readonly onDelete: () => void;
}

/** One snapshot: whose and when, how far it is, and its files. */
export function SnapshotItem({ project, snapshot, formats, onDelete }: SnapshotItemProps) {
  const { t, language } = useSpeech();
  const say = useToast();
  const client = useQueryClient();
  const file = useDownload();
  const others = snapshot.status === 'completed' ? remaining(formats, snapshot) : [];
  const convert = async (format: string) => {
    try {
      await snapshots.convert(project, snapshot.id, format);
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    void client.invalidateQueries({ queryKey: ['snapshots', project] });
  };
  const download = async (format: string) => {
    const name = await file.start(snapshots.path(project, snapshot.id), new URLSearchParams({ exportType: format }));
    if (name !== null) say(t.exports.downloaded(name));
  };
  const words = [
    nameOf(snapshot.created_by) ?? t.history.nobody,
    moment(snapshot.created_at, language),
    ...(snapshot.counters.task_number === undefined ? [] : [t.tasks.total(snapshot.counters.task_number)]),
  ];
  return (
    <li className="snapshot" data-snapshot={snapshot.id} data-status={snapshot.status}>
      <div className="row snapshot-head">
        <Camera size={18} aria-hidden="true" className="faint" />
        <span className="grow snapshot-words">
          <b className="cut" dir="auto">
            {snapshot.title}
          </b>
          <span className="faint small-text">{words.join(' · ')}</span>
        </span>
        <span className={`pill ${LOOKS[snapshot.status]}`} role="status">
          {t.exports.status[snapshot.status]}
        </span>
        <IconButton label={t.exports.deleteOf(snapshot.title)} onClick={onDelete}>
          <Trash2 size={16} />
        </IconButton>
      </div>
      {isBusy(snapshot.status) && snapshot.progress && snapshot.progress.total > 0 && (
        <Meter label={t.exports.progressOf(snapshot.title)} value={snapshot.progress.done / snapshot.progress.total} />
      )}
      {snapshot.status === 'failed' && <p className="notice bad">{t.exports.failedBecause(snapshot.error ?? '')}</p>}
      {snapshot.status === 'completed' && (
        <ul className="snapshot-files" aria-label={t.exports.filesOf(snapshot.title)}>
          {filesOf(snapshot).map((one) => (
            <SnapshotFileItem
              key={one.format}
              file={one}
              busy={file.progress !== null}
              onDownload={() => void download(one.format)}
              onRetry={() => void convert(one.format)}
            />
          ))}
          {others.length > 0 && (
            <li>
              <Menu
                label={t.exports.convertOf(snapshot.title)}
                triggerClass="button quiet small"
                trigger={
                  <>
                    <ArrowRightLeft size={14} />
                    {t.exports.convert}
                  </>
                }
              >
                {(close) =>
                  others.map(({ name, title }) => (
                    <button
                      key={name}
                      type="button"
                      className="menu-item"
                      data-convert={name}
                      onClick={() => {
                        close();
                        void convert(name);
                      }}
                    >
                      {title}
                    </button>
                  ))
                }
              </Menu>
            </li>
          )}
        </ul>
      )}
      {file.progress && (
        <div className="row">
          <DownloadProgress progress={file.progress} />
          <span className="grow" />
          <Button size="small" onClick={file.cancel}>
            {t.exports.cancelDownload}
          </Button>
        </div>
      )}
      {file.problem && (
        <p className="notice bad" role="alert">
          {t.errors.failed(file.problem)}
        </p>
      )}
    </li>
  );
}
