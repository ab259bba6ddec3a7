/** Tags and attributes that the editor offers while one types. */
interface TagSpec {
  readonly name: string;
  readonly children?: readonly string[];
  readonly attributes?: readonly string[];
}

const ASKED = [
  'name',
  'toName',
  'required',
  'requiredMessage',
  'perRegion',
  'visibleWhen',
  'whenTagName',
  'whenLabelValue',
  'whenChoiceValue',
];

export const CONFIG_TAGS: readonly TagSpec[] = [
  { name: 'View', attributes: ['style', 'visibleWhen', 'whenTagName', 'whenLabelValue', 'whenChoiceValue'] },
  { name: 'Header', attributes: ['value', 'size'] },
  { name: 'Text', attributes: ['name', 'value', 'granularity', 'selectionEnabled'] },
  { name: 'HyperText', attributes: ['name', 'value', 'granularity', 'selectionEnabled'] },
  { name: 'Paragraphs', attributes: ['name', 'value', 'nameKey', 'textKey', 'layout'] },
  { name: 'List', attributes: ['name', 'value', 'title'] },
  { name: 'Labels', children: ['Label'], attributes: [...ASKED, 'choice', 'value'] },
  { name: 'HyperTextLabels', children: ['Label'], attributes: [...ASKED, 'choice', 'value'] },
  { name: 'ParagraphLabels', children: ['Label'], attributes: [...ASKED, 'choice', 'value'] },
  { name: 'Label', attributes: ['value', 'alias', 'background', 'hotkey', 'hint'] },
  {
    name: 'Choices',
    children: ['Choice'],
    attributes: [...ASKED, 'choice', 'showInline', 'layout', 'allowNested', 'value'],
  },
  {
    name: 'Taxonomy',
    children: ['Choice'],
    attributes: [...ASKED, 'leafsOnly', 'showFullPath', 'pathSeparator', 'maxUsages', 'placeholder'],
  },
  { name: 'Choice', children: ['Choice'], attributes: ['value', 'alias', 'hotkey', 'selected', 'hint'] },
  { name: 'TextArea', attributes: [...ASKED, 'placeholder', 'rows', 'maxSubmissions', 'value', 'skipDuplicates'] },
  { name: 'Rating', attributes: [...ASKED, 'maxRating', 'defaultValue'] },
  { name: 'Number', attributes: [...ASKED, 'min', 'max', 'step', 'defaultValue', 'slider'] },
  { name: 'DateTime', attributes: [...ASKED, 'only', 'min', 'max'] },
  { name: 'Pairwise', attributes: ASKED },
  { name: 'Ranker', children: ['Bucket'], attributes: ASKED },
  { name: 'Bucket', attributes: ['name', 'title', 'default'] },
  { name: 'Relations', children: ['Relation'] },
  { name: 'Relation', attributes: ['value', 'background'] },
  { name: 'Repeater', attributes: ['on', 'indexFlag'] },
  { name: 'Collapse', children: ['Panel'] },
  { name: 'Panel', attributes: ['value', 'open'] },
];
