import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { stopping, type Budget } from '../api/stopping';
import { useAttempt } from '../app/useAttempt';
import { TextRow } from '../design/rows';
import { SaveRow } from '../design/SaveRow';
import { useT } from '../i18n/I18n';

const shown = (value: number | null): string => (value === null ? '' : String(value));
const read = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** When it is enough. An empty field is no limit. */
export function BudgetForm({ projectId, budget }: { readonly projectId: number; readonly budget: Budget }) {
  const t = useT();
  const cache = useQueryClient();
  const [share, setShare] = useState(String(Math.round(100 * budget.share)));
  const [hours, setHours] = useState(shown(budget.hours));
  const [tasks, setTasks] = useState(shown(budget.tasks));
  const { busy, problem, run } = useAttempt();
  const wanted: Budget = { share: Number(share) / 100, hours: read(hours), tasks: read(tasks) };
  const changed =
    Math.abs(wanted.share - budget.share) > 0.001 || wanted.hours !== budget.hours || wanted.tasks !== budget.tasks;
  return (
    <details className="stop-budget">
      <summary>{t.stopping.budget}</summary>
      <form
        className="learner-form"
        aria-label={t.stopping.budget}
        onSubmit={(event) => {
          event.preventDefault();
          void run(async () => {
            cache.setQueryData(['stopping', projectId], await stopping.change(projectId, wanted));
          });
        }}
      >
        <div className="option-grid">
          <TextRow
            label={t.stopping.share}
            hint={t.stopping.shareHint}
            type="number"
            required
            min={50}
            max={100}
            value={share}
            onChange={setShare}
          />
          <TextRow
            label={t.stopping.budgetHours}
            hint={t.stopping.noLimit}
            type="number"
            min={0.1}
            max={1_000_000}
            step="any"
            value={hours}
            onChange={setHours}
          />
          <TextRow
            label={t.stopping.budgetTasks}
            hint={t.stopping.noLimit}
            type="number"
            min={1}
            max={1_000_000_000}
            value={tasks}
            onChange={setTasks}
          />
        </div>
        <SaveRow changed={changed} problem={problem} busy={busy} />
      </form>
    </details>
  );
}
