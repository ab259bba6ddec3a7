// Versions of a learner and how they compare, with numbers that fit together.
import { calibrated } from './calibration.mjs';
import { points, SHORT } from './samples.mjs';

export const labelsOf = (config) => [...config.matchAll(/<Label\s[^>]*value="([^"]*)"/g)].map(([, label]) => label);

const f1 = (precision, recall) => (precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall));

/** A version as a real training describes it; the more texts, the better. */
export function learned(project, name, texts, { base, ...settings }) {
  const labels = labelsOf(project.label_config);
  const skill = 0.9 * (1 - Math.exp(-(texts + 6) / 18));
  const table = {};
  const confusion = { O: {} };
  labels.forEach((label, index) => {
    const gold = 24 - 3 * index > 2 ? 24 - 3 * index : 3;
    const correct = Math.max(1, Math.round(gold * (skill - 0.03 * index)));
    const spurious = 1 + (index % 3);
    const other = labels[(index + 1) % labels.length];
    const mixed = Math.min(gold - correct, index % 2 === 0 ? 2 : 1);
    const predicted = correct + spurious;
    const [precision, recall] = [correct / predicted, correct / gold];
    table[label] = { precision, recall, f1: f1(precision, recall), gold, predicted, correct };
    confusion[label] = { [label]: correct };
    if (mixed > 0 && other !== label) confusion[label][other] = mixed;
    if (gold - correct - mixed > 0) confusion[label].O = gold - correct - mixed;
    confusion.O[label] = spurious;
  });
  const sum = (key) => Object.values(table).reduce((total, row) => total + row[key], 0);
  const [precision, recall] = [sum('correct') / sum('predicted'), sum('correct') / sum('gold')];
  return {
    name,
    created: new Date().toISOString(),
    details: {
      snapshot: `sha256:${'3f9a0c51d2'.repeat(6)}${String(texts).padStart(4, '0')}`,
      documents: texts,
      trained: Math.max(1, Math.round(texts * 0.85)),
      held_out: Math.max(1, Math.round(texts * 0.15)),
      base,
      base_revision: '7dbbc90392e2f80f3d3c277d6e90027e55de9125',
      settings: { learning_rate: 0.0002, per_device_train_batch_size: 16, seed: 42, ...settings },
      seed: settings.seed ?? 42,
      seconds: 41.5,
      precision,
      recall,
      f1: f1(precision, recall),
      method: 'strict, entities',
      labels: table,
      confusion,
      calibration: calibrated(sum('predicted')),
      epochs: [],
      notes: ['2 tasks that people disagree on: the majority counts.'],
    },
  };
}

/** The first control for labels of whole texts, with its labels; null where there is none. */
export function choicesOf(config) {
  const [, attributes, inside] = config.match(/<Choices\s([^>]*)>([\s\S]*?)<\/Choices>/) ?? [];
  if (attributes === undefined) return null;
  const attribute = (name) => attributes.match(new RegExp(`${name}="([^"]*)"`))?.[1];
  const labels = [...inside.matchAll(/<Choice\s[^>]*value="([^"]*)"/g)].map(([, label]) => label);
  return { name: attribute('name'), text: attribute('toName'), labels };
}

/** A version for whole texts: the same figures for other things, with the mean over the labels as the one to compare by. */
export function learnedChoices(project, name, texts, settings) {
  const { labels } = choicesOf(project.label_config);
  const tags = labels.map((label) => `<Label value="${label}"/>`).join('');
  const made = learned({ label_config: tags }, name, texts, settings);
  const rows = Object.values(made.details.labels);
  const mean = (key) => rows.reduce((total, row) => total + row[key], 0) / rows.length;
  const all = (key) => rows.reduce((total, row) => total + row[key], 0);
  const metrics = {
    f1: mean('f1'),
    precision: mean('precision'),
    recall: mean('recall'),
    accuracy: all('correct') / all('gold'),
  };
  const { O: _none, ...confusion } = made.details.confusion;
  Object.assign(made.details, { task: 'text-classification', metric: 'f1', metrics, confusion, method: 'k_fold' });
  Object.assign(made.details, { f1: metrics.f1, precision: metrics.precision, recall: metrics.recall });
  return made;
}

/** Where a version says something else than people. */
export function mistaken({ details: { held_out: documents } }, config) {
  const choices = choicesOf(config);
  const [first, second] = choices?.labels ?? labelsOf(config);
  const example = (text, part) => {
    if (choices) return { text, gold: [first], predicted: [second] };
    const { start, end } = points(text, part);
    return { text, gold: [{ start, end, label: first }], predicted: [] };
  };
  return {
    task: choices ? 'text-classification' : 'token-classification',
    documents,
    wrong: 2,
    examples: [example(SHORT[10], 'Samira Haddad'), example(SHORT[1], 'Ferrante Holding')],
  };
}

/** What one version gets right that another does not. */
export function compared(a, b, labels) {
  const scores = ({ details: { precision, recall, f1: score } }) => ({ precision, recall, f1: score });
  const difference = b.details.f1 - a.details.f1;
  const [first = 'PER', second = 'ORG'] = labels;
  const span = (text, part, label) => {
    const { start, end } = points(text, part);
    return { start, end, label };
  };
  const example = (text, part, wrong) => ({
    text,
    gold: [span(text, part, first)],
    a: [span(text, wrong, second)],
    b: [span(text, part, first)],
    winner: 'b',
  });
  const lost = (text, part) => ({
    text,
    gold: [span(text, part, first)],
    a: [span(text, part, first)],
    b: [],
    winner: 'a',
  });
  return {
    documents: Math.min(a.details.held_out, b.details.held_out),
    a: scores(a),
    b: scores(b),
    difference: { f1: difference, low: difference - 0.04, high: difference + 0.045 },
    labels: Object.fromEntries(
      labels.map((label) => {
        const [was, is] = [a, b].map(({ details }) => details.labels[label]?.f1);
        return [label, { a: was, b: is, low: is - was - 0.07, high: is - was + 0.08 }];
      }),
    ),
    changed: [
      example(SHORT[10], 'Samira Haddad', 'Haddad'),
      example(SHORT[1], 'Ferrante Holding', 'Ferrante'),
      lost(SHORT[7], 'Tallis Group'),
    ],
  };
}

/** What was labelled between two versions: the texts that came, two spans each, and a few that people changed. */
export function relabelled(a, b, labels) {
  const texts = b.details.documents - a.details.documents;
  const [first = 'PER', second = 'ORG'] = labels;
  const spans = {
    added: Math.max(0, 2 * texts),
    relabelled: 4,
    moved: 2,
    replaced: 0,
    deleted: Math.max(0, -2 * texts),
  };
  const half = (count) => Math.ceil(count / 2);
  const share = { ...spans, added: half(spans.added), deleted: half(spans.deleted), relabelled: 4, moved: 0 };
  const rest = Object.fromEntries(Object.entries(spans).map(([kind, count]) => [kind, count - share[kind]]));
  return {
    words: `+${spans.added} spans, ${spans.relabelled} relabelled, ${spans.moved} moved`,
    spans,
    tasks: { added: Math.max(0, texts), removed: Math.max(0, -texts), changed: 5, other_data: 0 },
    other_answers: 0,
    config_changed: false,
    labels: { [first]: share, [second]: rest },
  };
}
