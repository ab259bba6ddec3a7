import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dashboard } from '../api/dashboard';
import { Shell } from '../app/Shell';
import { useProject } from '../app/useProject';
import '../charts/charts.css';
import { Spinner } from '../design/bits';
import { Field } from '../design/Field';
import { useT } from '../i18n/I18n';
import { NoProject } from '../pages/NoProject';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import { AnnotatorsTable } from './AnnotatorsTable';
import './dashboard.css';
import { DayCharts } from './DayCharts';
import { Figures } from './Figures';
import { GoldTable } from './GoldTable';
import { LabelsTable } from './LabelsTable';
import { MyTasks } from './MyTasks';

/** How the work in a project goes. */
export default function DashboardPage({ projectId }: { readonly projectId: number }) {
  const t = useT();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { data: project, error } = useProject(projectId);
  const { data, error: problem } = useQuery({
    queryKey: ['dashboard', projectId, zone, from, to],
    queryFn: () => dashboard(projectId, zone, from, to),
    placeholderData: keepPreviousData,
  });
  if (error || !project) return <NoProject problem={error?.message} />;
  const day = (label: string, value: string, set: (value: string) => void) => (
    <Field label={label}>
      {(control) => (
        <input {...control} className="input" type="date" value={value} onChange={(event) => set(event.target.value)} />
      )}
    </Field>
  );
  return (
    <Shell size={1040}>
      <ProjectHead project={project} tab="dashboard" />
      <div className="stack dashboard" style={{ '--gap': '18px' }}>
        <div className="row dashboard-days">
          {day(t.dashboard.from, from, setFrom)}
          {day(t.dashboard.to, to, setTo)}
          <span className="faint small-text">{zone}</span>
        </div>
        {problem && <p className="notice bad">{problem.message}</p>}
        {!data && !problem && <Spinner label={t.common.loading} />}
        {data && (
          <>
            {data.own && <p className="notice">{t.dashboard.own}</p>}
            <MyTasks project={projectId} />
            <Figures all={data} />
            {data.days.length === 0 ? <p className="soft">{t.dashboard.nothing}</p> : <DayCharts all={data} />}
            <AnnotatorsTable annotators={data.annotators} />
            <GoldTable project={projectId} />
            <LabelsTable labels={data.labels} />
          </>
        )}
      </div>
    </Shell>
  );
}
