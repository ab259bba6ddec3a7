import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { PAGE_SIZE, quality, type Disagreement, type DisagreementKind, type QualityChoice } from '../api/quality';
import { Button } from '../design/Button';
import { Segmented, Spinner } from '../design/bits';
import { Pages } from '../design/Pages';
import { useSpeech, useT } from '../i18n/I18n';
import { percent } from '../i18n/percent';
import { SideBySideView } from './SideBySideView';

const KINDS: readonly DisagreementKind[] = ['label', 'boundary', 'missing'];

/** Two annotators, with the words about them. */
export interface Between {
  readonly a: string;
  readonly b: string;
  readonly words: string;
}

/** Tasks whose annotators differ, the worst first; each opens into what everybody said. */
export function DisagreementsSection({
  project,
  labelConfig,
  choice,
  spans,
  between,
  onClear,
}: {
  readonly project: number;
  readonly labelConfig: string;
  readonly choice: QualityChoice;
  readonly spans: boolean;
  readonly between: Between | null;
  readonly onClear: () => void;
}) {
  const t = useT();
  const [kind, setKind] = useState<DisagreementKind | ''>('');
  const [page, setPage] = useState(1);
  const pair = between ? `${between.a},${between.b}` : '';
  const { data, error } = useQuery({
    queryKey: ['quality', project, 'disagreements', choice, kind, pair, page],
    queryFn: () => quality.disagreements(project, choice, kind, pair, page),
    placeholderData: keepPreviousData,
  });
  if (error) return <p className="notice bad">{error.message}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  return (
    <section className="card section">
      <h2>{t.quality.disagreements}</h2>
      <div className="row quality-choices">
        {spans && (
          <Segmented
            label={t.quality.kinds}
            value={kind}
            options={[['', t.quality.allKinds] as const, ...KINDS.map((one) => [one, t.quality.kind[one]] as const)]}
            onChange={(wanted) => {
              setKind(wanted);
              setPage(1);
            }}
          />
        )}
        {between && (
          <Button size="small" onClick={onClear} title={t.quality.clearBetween}>
            {between.words}
            <X size={14} aria-hidden="true" />
          </Button>
        )}
      </div>
      {data.count === 0 && <p className="soft">{t.quality.noDisagreements}</p>}
      <ul className="disagreements">
        {data.results.map((one) => (
          <Item key={one.task} one={one} spans={spans} project={project} labelConfig={labelConfig} choice={choice} />
        ))}
      </ul>
      <Pages label={t.quality.disagreements} page={page} size={PAGE_SIZE} count={data.count} onPage={setPage} />
    </section>
  );
}

function Item({
  one,
  spans,
  ...where
}: {
  readonly one: Disagreement;
  readonly spans: boolean;
  readonly project: number;
  readonly labelConfig: string;
  readonly choice: QualityChoice;
}) {
  const { t, language } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="disagreement-task">{t.quality.task(one.task)}</span>
          <span className="numbers">
            {t.quality.value} {percent(one.agreement, language)}
          </span>
          {spans &&
            KINDS.filter((kind) => one[kind] > 0).map((kind) => (
              <span key={kind} className="pill warn">
                {t.quality.kind[kind]} {one[kind]}
              </span>
            ))}
        </summary>
        {open && <SideBySideView {...where} task={one.task} />}
      </details>
    </li>
  );
}
