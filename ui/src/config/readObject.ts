import type { Granularity, ListItem, TextObject, Utterance } from './model';
import type { TaskData } from './read';
import type { XmlNode } from './xml';

const OBJECT_TAGS = new Set(['Text', 'HyperText', 'Paragraphs', 'List']);

export const isObjectTag = (tag: string): boolean => OBJECT_TAGS.has(tag);

export function readObject(node: XmlNode, data: TaskData): TextObject {
  const { name = '', selectionEnabled } = node.attributes;
  const value = fieldValue(node.attributes['value'] ?? '', data);
  const selectable = selectionEnabled !== 'false';
  switch (node.tag) {
    case 'HyperText':
      return { kind: 'hypertext', name, html: asText(value), granularity: readGranularity(node), selectable };
    case 'Paragraphs':
      return {
        kind: 'paragraphs',
        name,
        utterances: readUtterances(value, node.attributes['nameKey'] ?? 'author', node.attributes['textKey'] ?? 'text'),
        dialogue: node.attributes['layout'] !== 'none',
        selectable,
      };
    case 'List':
      return { kind: 'list', name, title: node.attributes['title'] ?? '', items: readItems(value) };
    default:
      return { kind: 'text', name, text: asText(value), granularity: readGranularity(node), selectable };
  }
}

/** `$a.b[0]` walks into the task's data; a value without `$` is the text itself, `$field` inside it is filled in. */
export function fieldValue(value: string, data: TaskData): unknown {
  if (/^\$[^\s<>]+$/.test(value)) return lookUp(data, value.slice(1));
  return value.replace(/\$([A-Za-z_][\w.]*)/g, (whole, path: string) => {
    const found = lookUp(data, path);
    return found === undefined ? whole : asText(found);
  });
}

export function lookUp(data: TaskData, path: string): unknown {
  if (Object.hasOwn(data, path)) return data[path];
  let here: unknown = data;
  for (const key of path.split(/[.[\]]/).filter(Boolean)) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

function readGranularity(node: XmlNode): Granularity {
  switch (node.attributes['granularity']) {
    case 'word':
      return 'word';
    case 'sentence':
      return 'sentence';
    case 'paragraph':
      return 'paragraph';
    default:
      return 'character';
  }
}

function readUtterances(value: unknown, nameKey: string, textKey: string): Utterance[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => {
    if (item === null || typeof item !== 'object') return { author: '', text: asText(item) };
    const fields = item as Record<string, unknown>;
    return { author: asText(fields[nameKey]), text: asText(fields[textKey]) };
  });
}

function readItems(value: unknown): ListItem[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => {
    if (item === null || typeof item !== 'object') return { id: String(index), title: asText(item), body: '' };
    const fields = item as Record<string, unknown>;
    return {
      id: asText(fields['id'] ?? index),
      title: asText(fields['title']),
      body: asText(fields['body'] ?? fields['text']),
    };
  });
}
