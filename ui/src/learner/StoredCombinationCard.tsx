import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Combine } from 'lucide-react';
import { useState } from 'react';
import { combination } from '../api/combination';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { StoredCombinationDialog } from './StoredCombinationDialog';

/** Where the stored answers of several versions and people can become one version; not there where fewer than two have answered. */
export function StoredCombinationCard({ project }: { readonly project: number }) {
  const t = useT();
  const client = useQueryClient();
  const key = ['combination', project];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => combination.state(project) });
  const [open, setOpen] = useState(false);
  if (error) return <p className="notice bad">{t.errors.failed(error.message)}</p>;
  if (!data || data.controls.length === 0 || data.voices.length < 2) return null;
  return (
    <section className="card section" aria-labelledby="stored-answers">
      <div className="row">
        <div className="grow">
          <h2 id="stored-answers">{t.learner.stored.title}</h2>
          <p className="soft">{t.learner.stored.text}</p>
        </div>
        <Button icon={<Combine size={15} />} onClick={() => setOpen(true)}>
          {t.learner.stored.open}
        </Button>
      </div>
      {open && (
        <StoredCombinationDialog
          project={project}
          state={data}
          onMade={() => {
            void client.invalidateQueries({ queryKey: key });
            void client.invalidateQueries({ queryKey: ['quality', project] });
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
