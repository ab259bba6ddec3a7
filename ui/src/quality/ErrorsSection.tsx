import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { isOver, type Job } from '../api/jobs';
import { PAGE_SIZE, quality, type Suspect, type SuspectKind, type SuspectState } from '../api/quality';
import { useMayManage } from '../app/useMayManage';
import { Segmented, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Pages } from '../design/Pages';
import { useToast } from '../design/Toasts';
import { useSpeech, useT } from '../i18n/I18n';
import { RunningJob } from '../jobs/RunningJob';
import { projectLabels } from '../learner/projectLabels';
import { SuspectItem } from './SuspectItem';

const KINDS: readonly SuspectKind[] = [
  'wrong_type',
  'boundary',
  'missing',
  'spurious',
  'convention',
  'variant',
  'duplicate',
];
const STATES: readonly SuspectState[] = ['open', 'relabel', 'done', 'dismissed'];

/** Labels that are likely wrong, the likeliest first: each is dismissed or goes into the relabel queue. */
export function ErrorsSection({
  project,
  labelConfig,
  control,
  spans,
}: {
  readonly project: number;
  readonly labelConfig: string;
  readonly control: string;
  readonly spans: boolean;
}) {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const say = useToast();
  const [state, setState] = useState<SuspectState>('open');
  const [kind, setKind] = useState<SuspectKind | ''>('');
  const [page, setPage] = useState(1);
  const key = ['quality', project, 'errors', control];
  const { data, error } = useQuery({
    queryKey: [...key, kind, state, page],
    queryFn: () => quality.errors(project, control, kind, state, page),
    placeholderData: keepPreviousData,
  });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const choose = (act: () => void) => {
    act();
    setPage(1);
  };
  const decide = async (one: Suspect, next: Exclude<SuspectState, 'done'>, words?: string) => {
    try {
      await quality.decide(project, [one.id], next);
      const before = one.state === 'done' ? 'relabel' : one.state;
      if (words) say(words, { title: t.quality.undo, run: () => void decide(one, before) });
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
    setPage(1);
    await refresh();
  };
  if (error) return <p className="notice bad">{error.message}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  const labels = projectLabels(labelConfig);
  const number = (value: number | undefined) => (value ?? 0).toLocaleString(language);
  const waiting = data.states.relabel ?? 0;
  return (
    <section className="card section">
      <h2>{t.quality.errors}</h2>
      <p className="faint small-text">{t.quality.errorsHint}</p>
      <SearchBar project={project} control={control} spans={spans} last={data.search} onEnd={() => void refresh()} />
      {data.search === null && <p className="soft">{t.quality.notLooked}</p>}
      <div className="row quality-choices">
        <Segmented
          label={t.quality.stateOf}
          value={state}
          options={STATES.map((one) => [one, `${t.quality.states[one]} ${number(data.states[one])}`] as const)}
          onChange={(wanted) => choose(() => setState(wanted))}
        />
        <Segmented
          label={t.quality.kinds}
          value={kind}
          options={[
            ['', t.quality.allKinds] as const,
            ...KINDS.filter((one) => one === kind || (data.kinds[one] ?? 0) > 0).map(
              (one) => [one, `${t.quality.suspects[one]} ${number(data.kinds[one])}`] as const,
            ),
          ]}
          onChange={(wanted) => choose(() => setKind(wanted))}
        />
        {state === 'relabel' && data.results[0] && (
          <Link className="button primary small" href={`/projects/${project}/label/${data.results[0].task}`}>
            {t.quality.nextToRelabel(waiting)}
          </Link>
        )}
      </div>
      {data.search !== null && data.count === 0 && <p className="soft">{t.quality.noErrors}</p>}
      <ul className="suspects">
        {data.results.map((one) => (
          <SuspectItem
            key={one.id}
            one={one}
            project={project}
            labels={labels}
            onDecide={(next) =>
              void decide(
                one,
                next,
                next === 'relabel' ? t.quality.sentToRelabel : next === 'dismissed' ? t.quality.dismissed : undefined,
              )
            }
          />
        ))}
      </ul>
      <Pages label={t.quality.errors} page={page} size={PAGE_SIZE} count={data.count} onPage={setPage} />
    </section>
  );
}

/** Starts a search, and shows how far the one is that runs. */
function SearchBar({
  project,
  control,
  spans,
  last,
  onEnd,
}: {
  readonly project: number;
  readonly control: string;
  readonly spans: boolean;
  readonly last: Job | null;
  readonly onEnd: () => void;
}) {
  const t = useT();
  const say = useToast();
  const may = useMayManage(project);
  const [models, setModels] = useState(false);
  const [begun, setBegun] = useState<Job | null>(null);
  const running = begun ?? (last && !isOver(last) ? last : null);
  const begin = async () => {
    try {
      setBegun(await quality.search(project, control, models && spans));
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
  };
  if (running) {
    return (
      <RunningJob
        key={running.id}
        project={project}
        started={running}
        onEnd={() => {
          setBegun(null);
          onEnd();
        }}
      />
    );
  }
  return (
    <>
      {last?.state === 'failed' && <p className="notice bad">{last.error}</p>}
      {may && (
        <div className="row quality-search">
          <Button onClick={() => void begin()} icon={<Search size={16} aria-hidden="true" />}>
            {last ? t.quality.lookAgain : t.quality.look}
          </Button>
          {spans && (
            <label className="check">
              <input type="checkbox" checked={models} onChange={(event) => setModels(event.target.checked)} />
              {t.quality.withModels}
            </label>
          )}
        </div>
      )}
    </>
  );
}
