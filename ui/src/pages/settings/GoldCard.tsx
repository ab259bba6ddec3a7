import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { gold } from '../../api/work';
import { Spinner } from '../../design/bits';
import { Button } from '../../design/Button';
import { NumberRow } from '../../design/rows';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** How often a task whose answer is known comes among the others. */
export function GoldCard({ project }: { readonly project: number }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [every, setEvery] = useState<number | null>(null);
  const { data, error } = useQuery({ queryKey: ['gold', project], queryFn: () => gold.get(project) });
  const save = async () => {
    try {
      client.setQueryData(['gold', project], await gold.every(project, every!));
      setEvery(null);
      say(t.common.saved);
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
  };
  return (
    <section className="card section">
      <h2>{t.gold.title}</h2>
      <p className="soft">{t.gold.lead}</p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data && (
        <>
          <p className={data.tasks === 0 ? 'notice' : 'soft numbers'}>{t.gold.tasks(data.tasks)}</p>
          <NumberRow
            label={t.gold.every}
            hint={t.gold.everyHint}
            min={0}
            max={10000}
            value={every ?? data.every}
            onChange={setEvery}
          />
          <div className="row">
            <Button
              look="primary"
              disabled={every === null || every === data.every || !Number.isInteger(every)}
              onClick={() => void save()}
            >
              {t.common.save}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
