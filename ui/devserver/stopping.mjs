// When to stop and what suggestions saved, as the server tells both; the curve here is one of hand.
import { projectOf } from './lookup.mjs';

const FEWEST = 4;
const DRAWN = 40;
const interval = (estimate, off) => ({ estimate, low: estimate - off, high: estimate + off });
const EMPTY = { estimate: null, low: null, high: null };

export function stopping(router, store) {
  const plans = new Map();
  const here = (call) => projectOf(store, call);
  const planOf = ({ id }) => plans.get(id) ?? { share: 0.95, hours: null, tasks: null, heldBack: 0, since: null };
  const answersOf = (project) =>
    store.of('annotations', (row) => row.project === project.id && !row.was_cancelled && row.lead_time > 0);

  const standing = (project) => {
    const { share, hours, tasks } = planOf(project);
    const all = store.of('tasks', (task) => task.project === project.id).length;
    const labelled = new Set(
      store.of('annotations', (row) => row.project === project.id && !row.was_cancelled).map(({ task }) => task),
    ).size;
    const versions = (store.learners.get(project.id)?.versions ?? []).map(({ name, created, details }) => ({
      name,
      created,
      tasks: details.documents,
      f1: details.f1 ?? null,
      method: details.method ?? null,
    }));
    const answers = answersOf(project);
    const used = answers.reduce((sum, { lead_time: time }) => sum + time, 0) / 3600;
    const few = versions.length < FEWEST;
    const left = Math.max(0, Math.round(all * share) - labelled);
    const word =
      tasks !== null && labelled >= tasks
        ? 'tasks_used'
        : hours !== null && used >= hours
          ? 'hours_used'
          : few
            ? 'too_few_versions'
            : left === 0
              ? 'share_reached'
              : 'go_on';
    const first = versions[0]?.tasks ?? 1;
    const at = (count) => 0.82 - 0.5 / Math.sqrt(count);
    return {
      project: project.id,
      verdict: { stop: /used|reached/.test(word), word, sentence: word, reasons: [] },
      tasks: { labelled, all },
      versions,
      curve: few
        ? null
        : {
            limit: 0.82,
            gap: 0.5,
            rate: 0.5,
            points: Array.from({ length: DRAWN + 1 }, (_, index) => {
              const count = first + (Math.max(all, first + 1) - first) * (index / DRAWN) ** 2;
              return { ...interval(at(count), 0.01 + (0.03 * index) / DRAWN), tasks: count };
            }),
          },
      projected: few ? null : interval(at(all), 0.04),
      left: few ? null : { estimate: left, low: Math.max(0, left - 5), high: left + 9 },
      hours_left: null,
      time: { measured: answers.length, hours_used: used, answers_per_task: 1 },
      annotators: [],
      stability: { threshold: 0.99, window: 3, steady: false, pairs: [] },
      budget: { share, hours, tasks },
    };
  };
  const saved = (project) => {
    const { heldBack, since } = planOf(project);
    const answers = answersOf(project);
    const [middle] = answers.map(({ lead_time: time }) => time).sort((a, b) => a - b);
    return {
      project: project.id,
      held_back: { share: heldBack, since },
      time: {
        method: heldBack > 0 ? 'random' : 'observed',
        with: { answers: 0, median: EMPTY },
        without: { answers: answers.length, median: { ...EMPTY, estimate: middle ?? null } },
        saved: null,
      },
      edits: {
        suggested: 0,
        accepted: 0,
        relabelled: 0,
        moved: 0,
        replaced: 0,
        deleted: 0,
        added: 0,
        accepted_share: null,
        answers: 0,
        untouched: 0,
        actions: 0,
        actions_by_hand: 0,
        saved_share: null,
      },
      labels: [],
      bands: [],
      versions: [],
    };
  };
  const change = (project, more) => plans.set(project.id, { ...planOf(project), ...more });
  const at = '/api/tagloop/projects/{id}';
  router.on('GET', `${at}/stopping`, (call) => standing(here(call)));
  router.on('PATCH', `${at}/stopping`, (call) => {
    const project = here(call);
    const { share, budget_hours: hours, budget_tasks: tasks } = call.body;
    change(project, { share, hours, tasks });
    return standing(project);
  });
  router.on('GET', `${at}/saved`, (call) => saved(here(call)));
  router.on('PATCH', `${at}/saved`, (call) => {
    const project = here(call);
    const { held_back: heldBack } = call.body;
    change(project, { heldBack, since: heldBack > 0 ? new Date().toISOString() : null });
    return saved(project);
  });
}
