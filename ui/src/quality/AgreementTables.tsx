import type { ReactNode } from 'react';
import type { Agreement, Figure } from '../api/quality';
import { LabelTag } from '../design/bits';
import { useSpeech, useT } from '../i18n/I18n';
import { colourIn, projectLabels } from '../learner/projectLabels';
import { figure, nameOf } from './raters';

export function Overall({ agreement }: { readonly agreement: Agreement }) {
  const { t, language } = useSpeech();
  const { value, low, high } = agreement.overall;
  return (
    <section className="card section agreement-overall">
      <div>
        <h2>{t.quality.overall}</h2>
        <p className="agreement-value numbers">{figure(value, language)}</p>
      </div>
      <div className="stack" style={{ '--gap': '4px' }}>
        <p>
          {t.quality.measures[agreement.measure]}
          {low !== null && high !== null && (
            <span className="soft numbers"> {t.quality.interval(figure(low, language), figure(high, language))}</span>
          )}
        </p>
        <p className="faint small-text">{t.quality.measureHint[agreement.measure]}</p>
        <p className="faint small-text">
          {t.quality.tasksCompared(agreement.tasks)}
          {agreement.of > agreement.tasks && `, ${t.quality.sampleOf(agreement.of.toLocaleString(language))}`}
        </p>
      </div>
    </section>
  );
}

function Row({ one }: { readonly one: Figure }) {
  const { language } = useSpeech();
  return (
    <>
      <td className="numbers">{figure(one.value, language)}</td>
      <td className="numbers">
        {one.low === null || one.high === null ? '–' : `${figure(one.low, language)} – ${figure(one.high, language)}`}
      </td>
      <td className="numbers">{one.tasks.toLocaleString(language)}</td>
    </>
  );
}

function Table({
  title,
  hint,
  first,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly first: string;
  readonly children: ReactNode;
}) {
  const t = useT();
  return (
    <section className="card section">
      <h2>{title}</h2>
      {hint && <p className="faint small-text">{hint}</p>}
      <div className="quality-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col">{t.quality.value}</th>
              <th scope="col">{t.quality.range}</th>
              <th scope="col">{t.quality.tasks}</th>
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

export function Labels({ agreement, labelConfig }: { readonly agreement: Agreement; readonly labelConfig: string }) {
  const t = useT();
  const labels = projectLabels(labelConfig);
  if (agreement.labels.length === 0) return null;
  return (
    <Table title={t.quality.byLabel} first={t.quality.label}>
      {agreement.labels.map((one) => (
        <tr key={one.label}>
          <th scope="row" dir="auto">
            <LabelTag colour={colourIn(labels, one.label)}>{one.label}</LabelTag>
          </th>
          <Row one={one} />
        </tr>
      ))}
    </Table>
  );
}

export function Annotators({ agreement }: { readonly agreement: Agreement }) {
  const t = useT();
  return (
    <Table title={t.quality.annotators} hint={t.quality.annotatorsHint} first={t.quality.annotator}>
      {agreement.annotators.map((one) => (
        <tr key={one.id}>
          <th scope="row" dir="auto">
            {nameOf(one, t)}
          </th>
          <Row one={one} />
        </tr>
      ))}
    </Table>
  );
}

export function Edges({ agreement, labelConfig }: { readonly agreement: Agreement; readonly labelConfig: string }) {
  const { t, language } = useSpeech();
  const labels = projectLabels(labelConfig);
  if (agreement.edges.length === 0) return null;
  return (
    <section className="card section">
      <h2>{t.quality.edges}</h2>
      <p className="faint small-text">{t.quality.edgesHint}</p>
      <div className="quality-scroll" tabIndex={0} role="region" aria-label={t.quality.edges}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.quality.edgeText}</th>
              <th scope="col">{t.quality.label}</th>
              <th scope="col">{t.quality.edgeAt}</th>
              <th scope="col">{t.quality.count}</th>
            </tr>
          </thead>
          <tbody>
            {agreement.edges.slice(0, 12).map((edge) => (
              <tr key={`${edge.label}\n${edge.text}\n${edge.start}`}>
                <th scope="row" dir="auto">
                  <span className="edge-text">{edge.text.replaceAll('\n', '⏎').replaceAll(' ', '␣')}</span>
                </th>
                <td>
                  <LabelTag colour={colourIn(labels, edge.label)}>{edge.label}</LabelTag>
                </td>
                <td>{edge.start ? t.quality.atStart : t.quality.atEnd}</td>
                <td className="numbers">{edge.count.toLocaleString(language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
