import { Download, LoaderCircle, RotateCcw } from 'lucide-react';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { isBusy, type SnapshotFile } from './work';

export interface SnapshotFileItemProps {
  readonly file: SnapshotFile;
  /** Another file of the snapshot is on its way. */
  readonly busy: boolean;
  readonly onDownload: () => void;
  readonly onRetry: () => void;
}

/** A file to download, one in the making, or one that failed and why. */
export function SnapshotFileItem({ file, busy, onDownload, onRetry }: SnapshotFileItemProps) {
  const t = useT();
  if (isBusy(file.status))
    return (
      <li data-file={file.format} data-status={file.status}>
        <span className="pill warn" role="status">
          <LoaderCircle size={13} className="turning" aria-hidden="true" />
          {t.exports.converting(file.format)}
        </span>
      </li>
    );
  if (file.status === 'failed')
    return (
      <li data-file={file.format} data-status={file.status} className="snapshot-file-failed">
        <span className="field-error">{t.exports.conversionFailed(file.format, file.reason ?? '')}</span>
        <Button size="small" icon={<RotateCcw size={14} />} onClick={onRetry}>
          {t.common.tryAgain}
        </Button>
      </li>
    );
  return (
    <li data-file={file.format} data-status={file.status}>
      <Button
        size="small"
        icon={<Download size={14} />}
        disabled={busy}
        aria-label={t.exports.downloadAs(file.format)}
        onClick={onDownload}
      >
        {file.format}
      </Button>
    </li>
  );
}
