import type { Control, DateTimeControl } from './model';
import type { TaskData } from './read';
import { readChoices } from './readLabels';
import type { XmlNode } from './xml';

const LABEL_TAGS = new Set(['Labels', 'HyperTextLabels', 'ParagraphLabels']);
const ANSWER_TAGS = new Set(['Choices', 'Taxonomy', 'TextArea', 'Rating', 'Number', 'DateTime', 'Pairwise', 'Ranker']);

export const isControlTag = (tag: string): boolean => LABEL_TAGS.has(tag) || ANSWER_TAGS.has(tag);

export function readControl(node: XmlNode, data: TaskData): Control {
  const is = (name: string) => node.attributes[name] === 'true';
  const number = (name: string) => {
    const value = parseFloat(node.attributes[name] ?? '');
    return Number.isFinite(value) ? value : null;
  };
  const base = {
    name: node.attributes['name'] ?? '',
    toName: (node.attributes['toName'] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    tag: node.tag,
    required: is('required'),
    requiredMessage: node.attributes['requiredMessage'] ?? null,
    perRegion: is('perRegion'),
    at: node.at,
  };
  const placeholder = node.attributes['placeholder'] ?? '';
  switch (node.tag) {
    case 'Choices':
      return {
        ...base,
        kind: 'choices',
        multiple: node.attributes['choice'] === 'multiple',
        layout:
          node.attributes['layout'] === 'select'
            ? 'select'
            : is('showInline') || node.attributes['layout'] === 'inline'
              ? 'inline'
              : 'list',
        nested: is('allowNested'),
        choices: readChoices(node, 'Choice', data),
      };
    case 'Taxonomy':
      return {
        ...base,
        kind: 'taxonomy',
        choices: readChoices(node, 'Choice', data),
        leavesOnly: is('leafsOnly'),
        fullPath: is('showFullPath'),
        separator: node.attributes['pathSeparator'] ?? ' / ',
        maxUsages: number('maxUsages'),
        placeholder,
      };
    case 'TextArea':
      return {
        ...base,
        kind: 'textarea',
        placeholder,
        rows: Math.min(Math.max(number('rows') ?? 2, 1), 30),
        maxSubmissions: number('maxSubmissions'),
        preset:
          node.attributes['value'] && !node.attributes['value'].startsWith('$')
            ? node.attributes['value']
            : String(data[(node.attributes['value'] ?? '').slice(1)] ?? ''),
        skipDuplicates: is('skipDuplicates'),
      };
    case 'Rating':
      return {
        ...base,
        kind: 'rating',
        max: Math.min(Math.max(number('maxRating') ?? 5, 1), 20),
        preset: number('defaultValue') ?? 0,
      };
    case 'Number':
      return {
        ...base,
        kind: 'number',
        min: number('min'),
        max: number('max'),
        step: number('step'),
        preset: number('defaultValue'),
        slider: is('slider'),
      };
    case 'DateTime':
      return {
        ...base,
        kind: 'datetime',
        parts: readParts(node.attributes['only']),
        min: node.attributes['min'] ?? null,
        max: node.attributes['max'] ?? null,
      };
    case 'Pairwise':
      return { ...base, kind: 'pairwise' };
    case 'Ranker':
      return {
        ...base,
        kind: 'ranker',
        buckets: node.children
          .filter((child) => child.tag === 'Bucket')
          .map((child) => ({
            name: child.attributes['name'] ?? '',
            title: child.attributes['title'] ?? child.attributes['name'] ?? '',
            isDefault: child.attributes['default'] === 'true',
          })),
      };
    default:
      return {
        ...base,
        kind: 'labels',
        multiple: node.attributes['choice'] === 'multiple',
        labels: readChoices(node, 'Label', data),
      };
  }
}

function readParts(only: string | undefined): DateTimeControl['parts'] {
  const parts = new Set((only ?? '').split(',').map((part) => part.trim()));
  if (parts.has('date') && parts.has('time')) return 'datetime';
  if (parts.has('date')) return 'date';
  if (parts.has('time')) return 'time';
  if (parts.has('month')) return 'month';
  return parts.has('year') ? 'year' : 'datetime';
}
