// Something to look at: one project of each kind, a few of them with a model's suggestions. As any import takes them.
import { readFileSync } from 'node:fs';

const LABELS = ['PERSON', 'ORGANISATION', 'LOCATION', 'DATE', 'MONEY', 'PRODUCT', 'EVENT'];

export const NER = `<View>
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

export const SHORT = [
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

export const points = (text, part, from = 0) => {
  const at = text.indexOf(part, from);
  const start = Array.from(text.slice(0, at)).length;
  return { start, end: start + Array.from(part).length, text: part };
};

const suggestion = (text, label, part, score, from) => ({
  id: Math.random().toString(36).slice(2),
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  score,
  value: { ...points(text, part, from), labels: [label] },
});

const FOUND = [
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

const story = () => {
  const found = FOUND.map((row) => suggestion(STORY, ...row));
  const tone = { id: 'tone', from_name: 'tone', to_name: 'text', type: 'choices', value: { choices: ['Neutral'] } };
  return {
    data: { text: STORY },
    predictions: [
      { model_version: 'minilm-ner v6', score: 0.52, result: found.slice(0, 5) },
      { model_version: 'minilm-ner v7', score: 0.56, result: [...found, { ...tone, score: 0.77 }] },
    ],
  };
};

const short = (text, index) => {
  const name = /\b[A-Z]\w+ [A-Z]\w+/.exec(text.slice(1))?.[0];
  const score = 0.6 + index * 0.03;
  const result = name ? [suggestion(text, 'ORGANISATION', name, score)] : [];
  return { data: { text }, predictions: [{ model_version: 'minilm-ner v7', score, result }] };
};

/** A title has three letters at least. */
const TITLES = { qa: 'Questions' };

/** Projects with their tasks; the fields of a project as the API takes them. */
export function samples() {
  const templates = readFileSync(new URL('../src/pages/templates.ts', import.meta.url), 'utf8');
  const ofTemplates = Object.entries(SAMPLES).map(([id, data]) => ({
    project: {
      title: TITLES[id] ?? id[0].toUpperCase() + id.slice(1),
      description: `A project made from the template “${id}”.`,
      label_config: CONFIG_OF(templates, id),
    },
    tasks: [{ data }, { data }, { data }],
  }));
  const news = {
    project: {
      title: 'News entities',
      description: 'Who did what to whom: people, organisations and money in business news.',
      label_config: NER,
      sampling: 'Uncertainty sampling',
      expert_instruction:
        '<p>Mark every <b>name</b>, and the whole of it: titles stay out, “Inc.” belongs in.</p><ul><li>Dates with a year are dates.</li><li>When in doubt, leave a note.</li></ul>',
    },
    /** What a project can say only after its predictions are there. */
    later: { model_version: 'minilm-ner v7' },
    tasks: [story(), ...SHORT.map(short)],
  };
  return [...ofTemplates, news];
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
