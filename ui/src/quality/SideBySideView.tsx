import { useQuery } from '@tanstack/react-query';
import { PenLine, Scale } from 'lucide-react';
import { Link } from 'wouter';
import { quality, type QualityChoice, type SideBySide } from '../api/quality';
import { LabelTag, Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import '../learner/learner.css';
import { MarkedText } from '../learner/MarkedText';
import { colourIn, projectLabels, type ProjectLabel } from '../learner/projectLabels';
import { namesOf } from './raters';

/** What everybody said of a task: each text with its spans below the other, and where they differ. */
export function SideBySideView({
  project,
  labelConfig,
  choice,
  task,
}: {
  readonly project: number;
  readonly labelConfig: string;
  readonly choice: QualityChoice;
  readonly task: number;
}) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['quality', project, 'task', choice, task],
    queryFn: () => quality.task(project, choice, task),
  });
  if (error) return <p className="notice bad">{error.message}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  const labels = projectLabels(labelConfig);
  return (
    <div className="stack side-by-side" style={{ '--gap': '12px' }}>
      {data.text === null ? (
        <Choices all={data} />
      ) : (
        <>
          <Texts all={data} text={data.text} labels={labels} />
          <Disputes all={data} labels={labels} />
        </>
      )}
      <p>
        <Link className="button small" href={`/projects/${project}/label/${task}`}>
          <PenLine size={15} />
          {t.quality.openTask}
        </Link>{' '}
        <Link className="button small" href={`/projects/${project}/adjudicate/${task}`}>
          <Scale size={15} />
          {t.quality.adjudicate}
        </Link>
      </p>
    </div>
  );
}

function Texts({
  all,
  text,
  labels,
}: {
  readonly all: SideBySide;
  readonly text: string;
  readonly labels: readonly ProjectLabel[];
}) {
  const t = useT();
  const names = namesOf(all.annotators, t);
  return (
    <div className="side-texts">
      {all.annotators.map(({ id }) => (
        <div key={id} className="example-row">
          <b className="cut small-text" dir="auto" title={names.get(id)}>
            {names.get(id)}
          </b>
          <MarkedText
            text={text}
            stretches={all.groups.flatMap(({ marks }) => marks.filter(({ annotator }) => annotator === id))}
            colourOf={(label) => colourIn(labels, label)}
          />
        </div>
      ))}
    </div>
  );
}

function Disputes({ all, labels }: { readonly all: SideBySide; readonly labels: readonly ProjectLabel[] }) {
  const t = useT();
  const names = namesOf(all.annotators, t);
  const disputed = all.groups.filter(({ kind }) => kind !== 'agreed');
  if (disputed.length === 0) return null;
  return (
    <div>
      <h3>{t.quality.disputes}</h3>
      <ul className="side-groups">
        {disputed.map((group) => (
          <li key={group.start}>
            <span className="pill warn">{t.quality.kind[group.kind]}</span>
            <ul>
              {group.marks.map((mark) => (
                <li key={`${mark.annotator} ${mark.start} ${mark.label}`}>
                  <b dir="auto">{names.get(mark.annotator)}</b>{' '}
                  <LabelTag colour={colourIn(labels, mark.label)}>{mark.label}</LabelTag>{' '}
                  <span dir="auto" className="side-quote">
                    {mark.text}
                  </span>
                </li>
              ))}
              {group.missing.map((id) => (
                <li key={id}>
                  <b dir="auto">{names.get(id)}</b> <span className="faint">{t.quality.nothingMarked}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choices({ all }: { readonly all: SideBySide }) {
  const t = useT();
  const names = namesOf(all.annotators, t);
  return (
    <ul className="side-groups">
      {all.answers.map(({ annotator, choice }) => (
        <li key={annotator}>
          <b dir="auto">{names.get(annotator)}</b> <span dir="auto">{choice}</span>
        </li>
      ))}
    </ul>
  );
}
