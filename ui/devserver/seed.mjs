// Something to look at: one project of each kind, a few of them with a model's suggestions.
import { readFileSync } from 'node:fs';
import { keepVersion } from './history.mjs';
import { throwAway } from './trash.mjs';

const LABELS = ['PERSON', 'ORGANISATION', 'LOCATION', 'DATE', 'MONEY', 'PRODUCT', 'EVENT'];

const NER = `<View>
  <Relations><Relation value="works for"/><Relation value="located in"/><Relation value="uses"/></Relations>
  <Labels name="ner" toName="text">
${LABELS.map((label) => `    <Label value="${label}"/>`).join('\n')}
  </Labels>
  <Text name="text" value="$text"/>
  <Choices name="tone" toName="text" showInline="true"><Choice value="Positive"/><Choice value="Neutral"/><Choice value="Negative"/></Choices>
  <TextArea name="summary" toName="text" rows="2" placeholder="In one sentence"/>
</View>`;

const STORY = `Marie Lefèvre, chief executive of Banque Centrale de Lyon, said on Tuesday 14 May 2024 that the bank would buy Nordwind Systems for €2.4 billion, its largest deal since the Lisbon Summit.

“We waited for the right moment 🎉,” Lefèvre told reporters in Lyon. The University of Lyon Institute of Finance will run the joint laboratory with Nordwind’s Orion analytics platform 👩🏽‍💻.

عمل الفريق في القاهرة منذ 2019.
Analysts at Kestrel & Co. expect approval by the end of June.`;

const SHORT = [
  'In Osaka, the trial run of the Meridian tram line began on Monday without incident.',
  'Prosecutors in Milan asked for access to the books of Ferrante Holding.',
  'The club signed a four-year deal with striker Adebayo Cole for £31 million.',
  'A spokesman for Halden Marine declined to comment on the report.',
  'Rain stopped the second test at Headingley after tea on Friday.',
  'The council approved 41 million euros for the new harbour bridge.',
  'Engineers at the Kiruna site expect the first launch in March.',
  'After the merger, Tallis Group will employ 12,000 people in nine countries.',
  'Heavy trading followed the announcement by the Norges Bank.',
  'The treaty was first signed in Utrecht in 1713.',
  'Samira Haddad joins the Geneva office of Orion Labs in autumn.',
  'שלום מתל אביב: the summit opened with a speech by President Amari.',
];

const points = (text, part, from = 0) => {
  const at = text.indexOf(part, from);
  const start = Array.from(text.slice(0, at)).length;
  return { start, end: start + Array.from(part).length, text: part };
};

export function seed(store) {
  store.insert('users', { email: 'ann@example.org', password: 'password', first_name: 'Ann', last_name: 'Lee' });
  store.insert('users', { email: 'bob@example.org', password: 'password', first_name: '', last_name: '' });
  const project = (fields) =>
    store.insert('projects', {
      description: '',
      expert_instruction: '',
      show_instruction: false,
      show_skip_button: true,
      enable_empty_annotation: true,
      color: '#FFFFFF',
      maximum_annotations: 1,
      overlap_cohort_percentage: 100,
      sampling: 'Sequential sampling',
      show_overlap_first: false,
      show_ground_truth_first: false,
      show_collab_predictions: true,
      skip_queue: 'REQUEUE_FOR_OTHERS',
      model_version: '',
      pinned_at: null,
      is_draft: false,
      created_by: { id: 1, email: 'ann@example.org' },
      ...fields,
    });
  const task = (owner, data) =>
    store.insert('tasks', { project: owner.id, inner_id: store.tasks.size + 1, data, overlap: 1 });

  const templates = readFileSync(new URL('../src/pages/templates.ts', import.meta.url), 'utf8');
  for (const [id, sample] of Object.entries(SAMPLES)) {
    const config = CONFIG_OF(templates, id);
    const owner = project({
      title: id[0].toUpperCase() + id.slice(1),
      description: `A project made from the template “${id}”.`,
      label_config: config,
    });
    for (let i = 0; i < 3; i++) task(owner, sample);
  }

  const news = project({
    title: 'News entities',
    description: 'Who did what to whom: people, organisations and money in business news.',
    label_config: NER,
    model_version: 'minilm-ner v7',
    sampling: 'Uncertainty sampling',
    expert_instruction:
      '<p>Mark every <b>name</b>, and the whole of it: titles stay out, “Inc.” belongs in.</p><ul><li>Dates with a year are dates.</li><li>When in doubt, leave a note.</li></ul>',
  });
  const first = task(news, { text: STORY });
  const suggestion = (label, part, score, from) => ({
    id: Math.random().toString(36).slice(2),
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    score,
    value: { ...points(STORY, part, from), labels: [label] },
  });
  const found = [
    ['DATE', 'Tuesday 14 May 2024', 0.97],
    ['MONEY', '€2.4 billion', 0.91],
    ['EVENT', 'Lisbon Summit', 0.63],
    ['PERSON', 'Marie Lefèvre', 0.99],
    ['PERSON', 'Lefèvre', 0.94, 200],
    ['ORGANISATION', 'Banque Centrale de Lyon', 0.96],
    ['LOCATION', 'Lyon', 0.71],
    ['ORGANISATION', 'Nordwind Systems', 0.9],
    ['PRODUCT', 'Orion', 0.58],
    ['ORGANISATION', 'Kestrel & Co.', 0.88],
    ['LOCATION', 'القاهرة', 0.83],
  ];
  store.insert('predictions', {
    task: first.id,
    project: news.id,
    model_version: 'minilm-ner v6',
    score: 0.52,
    result: found.slice(0, 5).map((row) => suggestion(...row)),
  });
  store.insert('predictions', {
    task: first.id,
    project: news.id,
    model_version: 'minilm-ner v7',
    score: 0.56,
    result: [
      ...found.map((row) => suggestion(...row)),
      { from_name: 'tone', to_name: 'text', type: 'choices', value: { choices: ['Neutral'] }, score: 0.77 },
    ],
  });
  SHORT.forEach((text, index) => {
    const row = task(news, { text });
    const name = /\b[A-Z]\w+ [A-Z]\w+/.exec(text.slice(1))?.[0];
    store.insert('predictions', {
      task: row.id,
      project: news.id,
      model_version: 'minilm-ner v7',
      score: 0.6 + index * 0.03,
      result: name
        ? [
            {
              id: `s${index}`,
              from_name: 'ner',
              to_name: 'text',
              type: 'labels',
              score: 0.6 + index * 0.03,
              value: { ...points(text, name), labels: ['ORGANISATION'] },
            },
          ]
        : [],
    });
  });
  talk(store, news);
  const old = store.of('tasks', ({ data }) => data.text === SHORT[4]);
  throwAway(store, store.users.get(2), 'task', news, SHORT[4], old);
  const outdated = project({ title: 'Old pilot study', label_config: NER });
  throwAway(store, store.users.get(1), 'project', outdated, outdated.title, []);
}

/** An answer with a past, and some talk about it. */
function talk(store, news) {
  const [ann, bob] = store.users.values();
  const text = SHORT[10];
  const task = store.of('tasks', ({ data }) => data.text === text)[0];
  const span = (id, label, part) => ({
    id,
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    origin: 'manual',
    value: { ...points(text, part), labels: [label] },
  });
  const row = store.insert('annotations', {
    task: task.id,
    project: news.id,
    completed_by: ann.id,
    was_cancelled: false,
    ground_truth: false,
    lead_time: 31.4,
    created_username: ` ${ann.email}, ${ann.id}`,
    result: [span('a', 'PERSON', 'Samira'), span('b', 'LOCATION', 'Geneva office')],
  });
  keepVersion(store, row, ann, 'created');
  row.result = [
    span('a', 'PERSON', 'Samira Haddad'),
    span('b', 'LOCATION', 'Geneva'),
    span('c', 'ORGANISATION', 'Orion Labs'),
  ];
  keepVersion(store, row, bob, 'updated');
  row.result = [...row.result.slice(0, 1), ...row.result.slice(2), span('d', 'DATE', 'autumn')];
  keepVersion(store, row, ann, 'updated');
  const say = (user, fields) =>
    store.insert('comments', {
      task: task.id,
      annotation: row.id,
      region_id: null,
      created_by: { id: user.id, email: user.email, first_name: user.first_name, last_name: user.last_name },
      is_resolved: false,
      resolved_by: null,
      resolved_at: null,
      ...fields,
    });
  say(bob, { text: 'Is a season a date for us? The guide says: only with a year.', region_id: 'd' });
  say(ann, { text: 'Good question, I asked the team. Until then it stays.' });
  say(bob, { text: 'The name was cut off.', region_id: 'a', is_resolved: true, resolved_by: { ...ann } });
}

const CONFIG_OF = (source, id) => /config: `([^`]*)`/.exec(source.slice(source.indexOf(`id: '${id}'`)))[1];

/** A task for each template; the configs themselves are read from the pages' own list. */
const SAMPLES = {
  html: { html: '<h2>Notice</h2><p>On <b>Tuesday</b> the shop in <i>Lyon</i> stays closed.</p>' },
  ranking: {
    items: [
      { id: 'a', title: 'First answer', body: 'Short and right.' },
      { id: 'b', title: 'Second answer', body: 'Long and right.' },
      { id: 'c', title: 'Third answer', body: 'Short and wrong.' },
    ],
  },
  pairwise: {
    prompt: 'Explain photosynthesis to a child.',
    a: 'Plants eat light. They take in air and water and make sugar from it.',
    b: 'Photosynthesis is the conversion of photons into chemical energy.',
  },
  dialogue: {
    dialogue: [
      { author: 'Guest', text: 'Hi! Is a table for four free on Friday at eight?' },
      { author: 'Bistro', text: 'It is. May I have your name?' },
      { author: 'Guest', text: 'Adele Okafor, thank you 🎉' },
    ],
  },
  summarization: { text: STORY.split('\n')[0] },
  qa: { question: 'Who will buy Nordwind Systems?', text: STORY.split('\n')[0] },
  multilabel: { text: STORY.split('\n')[0] },
  classification: { text: 'The delivery came two days late, but the support was kind and quick.' },
};
