import { caller } from './accounts.mjs';
import { notFound } from './http.mjs';
import { projectJson } from './projects.mjs';

const quantile = (sorted, share) => {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  return sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
};

const times = (answers) => {
  const sorted = answers
    .map(({ lead_time: time }) => time)
    .filter((time) => typeof time === 'number')
    .sort((a, b) => a - b);
  const total = sorted.reduce((sum, time) => sum + time, 0);
  return {
    count: sorted.length,
    total,
    mean: sorted.length ? total / sorted.length : null,
    median: quantile(sorted, 0.5),
    p10: quantile(sorted, 0.1),
    p90: quantile(sorted, 0.9),
  };
};

/** How the work goes, and moving in, which this stand-in offers and cannot do. */
export function dashboard(router, store) {
  router.on('GET', '/api/tagloop/projects/{id}/dashboard', (call) => {
    caller(store, call);
    const project = store.projects.get(Number(call.id));
    if (!project) throw notFound();
    const { from = '', to = '9999' } = call.query;
    const all = store
      .of('annotations', (annotation) => annotation.project === project.id)
      .sort((a, b) => a.created_at.localeCompare(b.created_at));
    const seen = new Set();
    const days = new Map();
    for (const { task, was_cancelled: skipped, created_at: at } of all) {
      const date = at.slice(0, 10);
      if (date > to) continue;
      const first = !skipped && !seen.has(task);
      if (!skipped) seen.add(task);
      if (date < from) continue;
      const day = days.get(date) ?? { date, answered: 0, answered_so_far: 0, submitted: 0, skipped: 0 };
      days.set(date, {
        ...day,
        answered: day.answered + (first ? 1 : 0),
        answered_so_far: seen.size,
        submitted: day.submitted + (skipped ? 0 : 1),
        skipped: day.skipped + (skipped ? 1 : 0),
      });
    }
    const inside = all.filter(({ created_at: at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to);
    const answers = inside.filter(({ was_cancelled: skipped }) => !skipped);
    const labels = new Map();
    for (const { result } of all)
      for (const region of result ?? [])
        for (const label of region.value?.labels ?? []) {
          const key = JSON.stringify([region.from_name, label]);
          labels.set(key, (labels.get(key) ?? 0) + 1);
        }
    const { task_number: total, finished_task_number: finished } = projectJson(store, project);
    return {
      project: project.id,
      timezone: call.query.timezone ?? 'UTC',
      from: from || null,
      to: call.query.to ?? null,
      own: false,
      tasks: { total, finished, answered: seen.size },
      annotations: { submitted: answers.length, skipped: inside.length - answers.length },
      lead_time: times(answers),
      days: [...days.values()],
      annotators: [...new Set(inside.map(({ completed_by: user }) => user))].map((user) => {
        const own = answers.filter(({ completed_by: by }) => by === user);
        const lead = times(own);
        return {
          user,
          email: store.users.get(user)?.email ?? '',
          name: '',
          submitted: own.length,
          skipped: inside.filter(({ completed_by: by, was_cancelled: skipped }) => by === user && skipped).length,
          per_hour: lead.total > 0 ? (lead.count * 3600) / lead.total : null,
          lead_time: lead,
        };
      }),
      labels: [...labels]
        .map(([key, count]) => ({ control: JSON.parse(key)[0], label: JSON.parse(key)[1], count }))
        .sort((a, b) => b.count - a.count),
    };
  });
  router.on('GET', '/api/tagloop/move-in', (call) => {
    caller(store, call);
    return { available: true, move: null };
  });
}
