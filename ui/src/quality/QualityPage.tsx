import { useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { quality, type Measure, type Method } from '../api/quality';
import { Shell } from '../app/Shell';
import { useProject } from '../app/useProject';
import { Empty, Spinner } from '../design/bits';
import { CheckList } from '../design/CheckList';
import { SelectRow } from '../design/rows';
import '../dashboard/dashboard.css';
import { useT } from '../i18n/I18n';
import { NoProject } from '../pages/NoProject';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import { AgreementSection } from './AgreementSection';
import { DisagreementsSection, type Between } from './DisagreementsSection';
import { ErrorsSection } from './ErrorsSection';
import { GapsSection } from './GapsSection';
import './quality.css';
import { ReliabilitySection } from './ReliabilitySection';

/** How good a project's labels are: how far people agree, where they do not, and who can be relied on. */
export default function QualityPage({ projectId, section }: { readonly projectId: number; readonly section: string }) {
  const t = useT();
  const [, navigate] = useLocation();
  const [control, setControl] = useState('');
  const [measure, setMeasure] = useState<Measure | ''>('');
  const [method, setMethod] = useState<Method | ''>('');
  const [period, setPeriod] = useState('week');
  const [models, setModels] = useState<readonly string[]>([]);
  const [between, setBetween] = useState<Between | null>(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { data: project, error } = useProject(projectId);
  const { data, error: problem } = useQuery({
    queryKey: ['quality', projectId],
    queryFn: () => quality.overview(projectId),
  });
  if (error || !project) return <NoProject problem={error?.message} />;
  const chosen = data?.controls.find(({ name }) => name === control) ?? data?.controls[0];
  const choice = { control: chosen?.name ?? '', models };
  const sections = [
    ['agreement', t.quality.agreement],
    ...(data?.own
      ? []
      : ([
          ['disagreements', t.quality.disagreements],
          ['errors', t.quality.errors],
        ] as const)),
    ['reliability', t.quality.reliability],
  ] as const;
  const shown = sections.some(([name]) => name === section) ? section : 'agreement';
  const measureNow = chosen?.measures.find((one) => one === measure) ?? chosen?.measures[0];
  const methodNow = chosen?.methods.find((one) => one === method) ?? chosen?.methods[0];
  const address = (name: string) => `/projects/${projectId}/quality${name === 'agreement' ? '' : `/${name}`}`;
  return (
    <Shell size={1040}>
      <ProjectHead project={project} tab="quality" />
      <div className="stack quality" style={{ '--gap': '18px' }}>
        {problem && <p className="notice bad">{problem.message}</p>}
        {!data && !problem && <Spinner label={t.common.loading} />}
        {data && !chosen && (
          <Empty art={<Scale size={30} />} title={t.quality.nothing}>
            {t.quality.nothingText}
          </Empty>
        )}
        {data && chosen && measureNow && methodNow && (
          <>
            <nav className="quality-sections" aria-label={t.quality.sections}>
              {sections.map(([name, title]) => (
                <Link key={name} href={address(name)} aria-current={name === shown ? 'page' : undefined}>
                  {title}
                </Link>
              ))}
            </nav>
            <div className="row quality-choices">
              {data.controls.length > 1 && (
                <SelectRow
                  label={t.quality.control}
                  value={chosen.name}
                  options={data.controls.map(({ name }) => [name, name] as const)}
                  onChange={setControl}
                />
              )}
              {shown === 'agreement' && (
                <SelectRow
                  label={t.quality.measure}
                  value={measureNow}
                  options={chosen.measures.map((one) => [one, t.quality.measures[one]] as const)}
                  onChange={setMeasure}
                />
              )}
              {shown === 'reliability' && (
                <SelectRow
                  label={t.quality.method}
                  value={methodNow}
                  options={chosen.methods.map((one) => [one, t.quality.methods[one]] as const)}
                  onChange={setMethod}
                />
              )}
              {(shown === 'agreement' || shown === 'reliability') && (
                <SelectRow
                  label={t.quality.period}
                  value={period}
                  options={[
                    ['week', t.quality.week],
                    ['day', t.quality.day],
                  ]}
                  onChange={setPeriod}
                />
              )}
              {data.models.length > 0 && shown !== 'errors' && (
                <CheckList legend={t.quality.models} options={data.models} chosen={models} onChange={setModels} />
              )}
            </div>
            {shown === 'agreement' && (
              <AgreementSection
                project={projectId}
                labelConfig={project.label_config}
                choice={choice}
                measure={measureNow}
                period={period}
                zone={zone}
                onPair={(pair) => {
                  setBetween(pair);
                  navigate(address('disagreements'));
                }}
              />
            )}
            {shown === 'disagreements' && (
              <DisagreementsSection
                key={between?.words ?? ''}
                project={projectId}
                labelConfig={project.label_config}
                choice={choice}
                spans={chosen.kind === 'spans'}
                between={between}
                onClear={() => setBetween(null)}
              />
            )}
            {shown === 'errors' && (
              <>
                <ErrorsSection
                  key={chosen.name}
                  project={projectId}
                  labelConfig={project.label_config}
                  control={chosen.name}
                  spans={chosen.kind === 'spans'}
                />
                <GapsSection project={projectId} labelConfig={project.label_config} control={chosen.name} />
              </>
            )}
            {shown === 'reliability' && (
              <ReliabilitySection project={projectId} choice={choice} method={methodNow} period={period} zone={zone} />
            )}
          </>
        )}
      </div>
    </Shell>
  );
}
