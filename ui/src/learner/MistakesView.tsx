import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { learner, type Version } from '../api/learner';
import type { Project } from '../api/types';
import { Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { ExampleView } from './ExampleView';
import { colourIn, projectLabels } from './projectLabels';

/** More would only be scrolled past. */
const MOST = 20;

/** On which texts a version is wrong; asked for, since the model reads them for it. */
export function MistakesView({ project, version }: { readonly project: Project; readonly version: Version }) {
  const t = useT();
  const id = useId();
  const [asked, setAsked] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['mistakes', project.id, version.name],
    queryFn: () => learner.mistakes(project.id, version.name),
    enabled: asked,
    staleTime: 60_000,
    retry: false,
  });
  const labels = projectLabels(project.label_config);
  return (
    <section className="stack mistakes" style={{ '--gap': '10px' }} aria-labelledby={id}>
      <div className="row">
        <h3 id={id} className="grow">
          {t.learner.mistakes}
        </h3>
        {!asked && (
          <Button size="small" onClick={() => setAsked(true)}>
            {t.learner.showMistakes}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {asked && error && <p className="notice">{error.message}</p>}
        {asked && !data && !error && (
          <p className="row soft">
            <Spinner label={t.common.loading} />
            {t.learner.reading}
          </p>
        )}
        {data && <p className="soft">{t.learner.wrongOf(data.wrong, data.documents)}</p>}
      </div>
      {data && data.examples.length > 0 && (
        <ul className="examples">
          {data.examples.slice(0, MOST).map((example, index) => (
            <ExampleView
              key={index}
              example={example}
              said={[{ name: version.name, answer: example.predicted, better: null }]}
              colourOf={(label) => colourIn(labels, label)}
            />
          ))}
        </ul>
      )}
      {data && data.wrong > MOST && <p className="faint small-text">{t.learner.moreExamples(data.wrong - MOST)}</p>}
    </section>
  );
}
