import type { Progress } from '../api/download';
import { Meter, Spinner } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { bytes } from './bytes';

/** How far a file is. What is read out changes with the phase only, not with every byte. */
export function DownloadProgress({ progress: { received, total } }: { readonly progress: Progress }) {
  const { t, language } = useSpeech();
  const phase = received === 0 ? t.exports.writing : t.exports.receiving;
  return (
    <div className="download-progress">
      <div className="row">
        <Spinner label={t.common.loading} />
        <span role="status">{phase}</span>
        {received > 0 && <span className="numbers soft">{bytes(received, language)}</span>}
      </div>
      {total !== null && <Meter label={phase} value={received / total} />}
    </div>
  );
}
