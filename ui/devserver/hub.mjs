// Data sets of a Hub that has two: one like wikiann with two languages, one of reviews. Reads as much of a request as tests send.
import { caller } from './accounts.mjs';
import { errorBody, notFound, Refusal } from './http.mjs';
import { submit } from './jobs.mjs';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const ROWS = 120;

const refuse = (detail) => new Refusal(400, errorBody(400, detail));

/** The text of row `i` and where its labels stand, in code points. */
const tokens = (index) => {
  const text = `Ann ${index} 👩🏽‍💻 Lee in New York`;
  const at = (word, label) => {
    const start = Array.from(text.slice(0, text.indexOf(word))).length;
    return { start, end: start + Array.from(word).length, text: word, labels: [label] };
  };
  return { text, spans: [at('Ann', 'PER'), at('Lee', 'PER'), at('New York', 'LOC')] };
};

const WIKIANN = {
  configs: ['de', 'en'],
  kind: 'token-classification',
  columns: { tokens: 'tokens', tags: 'ner_tags' },
  labels: ['PER', 'ORG', 'LOC'],
  features: [
    { name: 'tokens', type: 'list of text', roles: ['tokens', 'tags', 'label', 'summary'] },
    { name: 'ner_tags', type: 'list of class', roles: ['tags', 'label'] },
    { name: 'langs', type: 'list of text', roles: ['tokens', 'tags', 'label', 'summary'] },
  ],
  label_config:
    '<View>\n  <Text name="text" value="$text"/>\n  <Labels name="ner" toName="text">\n    <Label value="PER" background="#7c3aed"/>\n' +
    '    <Label value="ORG" background="#0369a1"/>\n    <Label value="LOC" background="#15803d"/>\n  </Labels>\n</View>\n',
  row: (index) => {
    const { text, spans } = tokens(index);
    const result = spans.map((value, at) => ({
      id: `r${index}-${at}`,
      from_name: 'ner',
      to_name: 'text',
      type: 'labels',
      value,
    }));
    return { data: { text }, result };
  },
};

const REVIEWS = {
  configs: ['default'],
  kind: 'text-classification',
  columns: { text: 'text', label: 'label' },
  labels: ['neg', 'pos'],
  features: [
    { name: 'text', type: 'text', roles: ['text', 'text-pair', 'question', 'summary', 'label'] },
    { name: 'label', type: 'class', roles: ['label'] },
  ],
  label_config:
    '<View>\n  <Text name="text" value="$text"/>\n  <Choices name="label" toName="text" choice="single" showInline="true">\n' +
    '    <Choice value="neg"/>\n    <Choice value="pos"/>\n  </Choices>\n</View>\n',
  row: (index) => ({
    data: { text: `Review ${index}: worth every minute.` },
    result: [
      {
        id: `r${index}`,
        from_name: 'label',
        to_name: 'text',
        type: 'choices',
        value: { choices: [index % 3 ? 'pos' : 'neg'] },
      },
    ],
  }),
};

const ALL = { wikiann: WIKIANN, 'org/reviews': REVIEWS };

/** Which rows an expression names: whole, or from and to by numbers. */
function indexes(split) {
  const [, name, from, to] = /^(\w+)(?:\[(\d*):(\d*)\])?$/.exec(split) ?? [];
  if (name !== 'train') throw refuse(`Unknown split "${name ?? split}". Should be one of ['train'].`);
  const first = Number(from || 0);
  const last = Math.min(ROWS, Number(to || ROWS));
  if (first >= last) throw refuse(`Instruction "${split}" corresponds to no data!`);
  return Array.from({ length: last - first }, (_, at) => first + at);
}

export function hub(router, store) {
  const open = (call) => {
    caller(store, call);
    const [, id, behind] = /^(wikiann|org\/reviews)(?:\/(\w+))?$/.exec(call.body.id ?? '') ?? [];
    if (!id)
      throw refuse(
        `Dataset '${call.body.id}' doesn't exist on the Hub or cannot be accessed. Check the id; for a private one log in with \`tagloop hub login\`.`,
      );
    const data = ALL[id];
    const config = call.body.config ?? behind ?? (data.configs.length === 1 ? data.configs[0] : null);
    return { id, data, config };
  };
  const task = (id, data, config, body, index) => {
    const { data: fields, result } = data.row(index);
    const meta = { source: id, hf_index: index, config, split: 'train', revision: COMMIT };
    const tags = body.tags ?? 'predictions';
    return {
      data: fields,
      meta,
      ...(tags === 'predictions' ? { predictions: [{ model_version: `${id}@01234567`, result }] } : {}),
      ...(tags === 'ground-truth' ? { annotations: [{ result, ground_truth: true }] } : {}),
    };
  };
  router.on('GET', '/api/tagloop/hub', (call) => {
    caller(store, call);
    return { available: true };
  });
  router.on('POST', '/api/tagloop/hub/dataset', (call) => {
    const { id, data, config } = open(call);
    const splits = config === null ? [] : [{ name: 'train', rows: ROWS }];
    return { id, commit: COMMIT, config, configs: data.configs, splits };
  });
  router.on('POST', '/api/tagloop/hub/preview', (call) => {
    const { id, data, config } = open(call);
    const rows = indexes(call.body.split);
    const wanted = call.body.columns ?? {};
    const plain = wanted.tags === '' || wanted.label === '';
    const body = plain ? { ...call.body, tags: 'none' } : call.body;
    const project = store.projects.get(Number(call.body.project));
    const missing = project ? data.labels.filter((label) => !project.label_config.includes(`"${label}"`)) : [];
    const unfit = missing.length > 0 && body.tags !== 'none';
    return {
      id,
      config,
      commit: COMMIT,
      split: call.body.split,
      rows: rows.length,
      features: data.features,
      kind: plain ? 'text' : data.kind,
      columns: { ...data.columns, ...wanted },
      labels: data.labels,
      label_config: data.label_config,
      problem: unfit ? `the label config lacks the labels ${missing.join(', ')}` : null,
      tasks: rows.slice(0, 10).map((index) => task(id, data, config, unfit ? { ...body, tags: 'none' } : body, index)),
    };
  });
  router.on('POST', '/api/tagloop/projects/{id}/import/hub', (call) => {
    const { id, data, config } = open(call);
    const project = store.projects.get(Number(call.id));
    if (!project) throw notFound();
    const add = router.find('POST', `/api/projects/${project.id}/import`).handler;
    const known = new Set(
      store
        .of('tasks', (row) => row.project === project.id && row.meta?.source === id && row.meta?.config === config)
        .map((row) => row.meta.hf_index),
    );
    const rows = indexes(call.body.split).filter((index) => !call.body.update || !known.has(index));
    return submit(store, project.id, 'import/hub-01234567', `Import ${id}/${config}`, async (watch) => {
      for (let done = 0; done < rows.length; done += 10) {
        watch.progress('Importing', done, rows.length);
        await watch.pause(40);
      }
      const body = rows.map((index) => task(id, data, config, call.body, index));
      if (body.length > 0) add({ ...call, body });
      return { tasks: String(rows.length), changed: '0', removed: '0' };
    });
  });
}
