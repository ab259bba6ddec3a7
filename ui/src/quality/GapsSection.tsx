import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { quality, type GuidelineGap } from '../api/quality';
import { LabelTag } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';
import { colourIn, projectLabels } from '../learner/projectLabels';

/** Labels that people take for each other, and how much a rule about them would settle. */
export function GapsSection({
  project,
  labelConfig,
  control,
}: {
  readonly project: number;
  readonly labelConfig: string;
  readonly control: string;
}) {
  const { t, language } = useSpeech();
  const { data } = useQuery({
    queryKey: ['quality', project, 'gaps', control],
    queryFn: () => quality.gaps(project, control),
  });
  if (!data || data.gaps.length === 0) return null;
  const labels = projectLabels(labelConfig);
  const tag = (label: string | null) =>
    label === null ? (
      <span className="faint">{t.quality.nothingThere}</span>
    ) : (
      <LabelTag colour={colourIn(labels, label)}>{label}</LabelTag>
    );
  const name = ({ left, right }: GuidelineGap) =>
    left === right ? (
      t.quality.gapBorders(left ?? '')
    ) : (
      <>
        {tag(left)} {tag(right)}
      </>
    );
  return (
    <section className="card section">
      <h2>{t.quality.gaps}</h2>
      <p className="faint small-text">{t.quality.gapsHint}</p>
      <div className="quality-scroll" tabIndex={0} role="region" aria-label={t.quality.gaps}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.quality.label}</th>
              <th scope="col">{t.quality.examples}</th>
              <th scope="col">{t.quality.count}</th>
              <th scope="col">{t.quality.settles}</th>
            </tr>
          </thead>
          <tbody>
            {data.gaps.map((gap) => (
              <tr key={`${gap.left}\n${gap.right}`}>
                <th scope="row" dir="auto">
                  {name(gap)}
                </th>
                <td className="gap-examples">
                  {gap.examples.map(({ task, text }, index) => (
                    <Link key={index} href={`/projects/${project}/adjudicate/${task}`} dir="auto">
                      {text === '' ? t.quality.task(task) : text}
                    </Link>
                  ))}
                </td>
                <td className="numbers">{gap.count.toLocaleString(language)}</td>
                <td className="numbers">{percent(gap.resolved, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
