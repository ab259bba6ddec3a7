import { useQuery } from '@tanstack/react-query';
import { savings } from '../api/savings';
import { Spinner } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import '../stopping/stopping.css';
import { BandChart } from './BandChart';
import { EditTable } from './EditTable';
import { HoldBackForm } from './HoldBackForm';
import { SavedFacts } from './SavedFacts';

/** What suggestions saved: seconds, keys and clicks, by label and by score, and the share that is held back to tell. */
export function SavedCard({ projectId }: { readonly projectId: number }) {
  const { t, language } = useSpeech();
  const place = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 });
  const { data, error } = useQuery({ queryKey: ['saved', projectId], queryFn: () => savings.get(projectId) });
  if (error) return <p className="notice bad">{t.errors.failed(error.message)}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  return (
    <section className="card section stop-card" aria-labelledby="saved" data-saved={data.time.method}>
      <h2 id="saved">{t.saved.title}</h2>
      <p className="soft">{data.time.method === 'random' ? t.saved.random : t.saved.observed}</p>
      <SavedFacts told={data} />
      {data.edits.answers === 0 ? (
        <p className="faint small-text">{t.saved.nothing}</p>
      ) : (
        <div className="detail-pair">
          <div className="stack" style={{ '--gap': '22px' }}>
            <EditTable
              title={t.saved.byLabel}
              column={t.dashboard.label}
              rows={data.labels.map(({ label, ...counts }) => ({ name: label, ...counts }))}
            />
            <BandChart bands={data.bands} />
          </div>
          <EditTable
            title={t.saved.byBand}
            column={t.saved.score}
            rows={data.bands.map(({ from, to, ...counts }) => ({ name: `${place(from)}–${place(to)}`, ...counts }))}
          />
        </div>
      )}
      <HoldBackForm key={data.held_back.share} projectId={projectId} share={data.held_back.share} />
    </section>
  );
}
