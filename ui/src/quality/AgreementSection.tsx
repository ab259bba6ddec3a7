import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { quality, type Measure, type QualityChoice } from '../api/quality';
import { Empty, Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { Annotators, Edges, Labels, Overall } from './AgreementTables';
import type { Between } from './DisagreementsSection';
import { Matrix } from './Matrix';
import { OverTime } from './OverTime';
import { nameOf } from './raters';

/** How far annotators agree: in one number, by pair, by label, each of them, over time, and at which borders they differ. */
export function AgreementSection({
  project,
  labelConfig,
  choice,
  measure,
  period,
  zone,
  onPair,
}: {
  readonly project: number;
  readonly labelConfig: string;
  readonly choice: QualityChoice;
  readonly measure: Measure;
  readonly period: string;
  readonly zone: string;
  readonly onPair: (pair: Between) => void;
}) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['quality', project, 'agreement', choice, measure, period, zone],
    queryFn: () => quality.agreement(project, choice, measure, period, zone),
    placeholderData: keepPreviousData,
  });
  if (error) return <p className="notice bad">{error.message}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  if (data.tasks === 0) {
    return (
      <Empty art={<Users size={30} />} title={t.quality.noOverlap}>
        {t.quality.noOverlapText}
      </Empty>
    );
  }
  return (
    <>
      {data.own && <p className="notice">{t.quality.own}</p>}
      <Overall agreement={data} />
      {!data.own && <Matrix agreement={data} onPair={onPair} />}
      <Labels agreement={data} labelConfig={labelConfig} />
      {!data.own && <Annotators agreement={data} />}
      <OverTime
        title={t.quality.measures[data.measure]}
        curves={[
          { name: t.quality.everybody, parts: data.windows },
          ...(data.own ? [] : data.annotators.map((one) => ({ name: nameOf(one, t), parts: one.windows }))),
        ]}
      />
      <Edges agreement={data} labelConfig={labelConfig} />
    </>
  );
}
