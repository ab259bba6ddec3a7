import { useQuery } from '@tanstack/react-query';
import { learner, type LabelChanges, type SpanCounts } from '../api/learner';
import { useT } from '../i18n/I18n';

const KINDS = ['added', 'relabelled', 'moved', 'replaced', 'deleted'] as const;

/** What was labelled between two versions, in words and label by label. */
export function LabelChangesView({
  project,
  first,
  second,
}: {
  readonly project: number;
  readonly first: string;
  readonly second: string;
}) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['label-changes', project, first, second],
    queryFn: () => learner.labelChanges(project, first, second),
    staleTime: Infinity,
    retry: false,
  });
  if (!data) return error ? <p className="soft">{error.message}</p> : null;
  const labels = Object.entries(data.labels);
  const words = <span>{inWords(data, t)}</span>;
  return (
    <div className="label-changes">
      {labels.length === 0 ? (
        <p className="numbers">
          <span className="soft">{t.learner.labelsBetween(first, second)}</span> {words}
        </p>
      ) : (
        <details>
          <summary className="numbers">
            <span className="soft">{t.learner.labelsBetween(first, second)}</span> {words}
          </summary>
          <div className="table-scroll" tabIndex={0} role="region" aria-label={t.learner.labelsBetween(first, second)}>
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{t.learner.label}</th>
                  {KINDS.map((kind) => (
                    <th key={kind} scope="col">
                      {t.learner.change[kind]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {labels.map(([label, counts]) => (
                  <tr key={label}>
                    <th scope="row" dir="auto">
                      {label}
                    </th>
                    {KINDS.map((kind) => (
                      <td key={kind}>{counts[kind] ?? 0}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </div>
  );
}

/** "+38 spans, 4 relabelled, 5 tasks added". */
export function inWords(changes: LabelChanges, t: ReturnType<typeof useT>): string {
  const words = t.learner.changeWords;
  const part = (count: number | undefined, say: (count: number) => string) => (count ? [say(count)] : []);
  const spans: Partial<SpanCounts> = changes.spans;
  const parts = [
    ...part(spans.added, words.added),
    ...part(spans.relabelled, words.relabelled),
    ...part(spans.moved, words.moved),
    ...part(spans.replaced, words.replaced),
    ...part(spans.deleted, words.deleted),
    ...part(changes.other_answers, words.otherAnswers),
    ...part(changes.tasks.added, words.tasksAdded),
    ...part(changes.tasks.removed, words.tasksRemoved),
    ...part(changes.tasks.other_data, words.tasksOtherText),
    ...(changes.config_changed ? [words.config] : []),
  ];
  return parts.length === 0 ? words.nothing : parts.join(', ');
}
