import { readControl, isControlTag } from './readControl';
import type { Control, LabelChoice, LabelConfig, LayoutNode, TextObject, Visibility } from './model';
import { isObjectTag, readObject } from './readObject';
import { expandRepeaters } from './repeat';
import { readChoice } from './readLabels';
import { parseXml, type XmlNode } from './xml';

/** Task data as the server sends it. */
export type TaskData = Readonly<Record<string, unknown>>;

const SILENT = new Set(['Style', 'Shortcut']);

/**
 * Reads a label config for one task.
 *
 * @throws XmlError when the source is not well-formed; faults of meaning are the linter's business (`lint.ts`)
 */
export function readLabelConfig(source: string, data: TaskData): LabelConfig {
  const collected: Collected = { objects: [], controls: [], relationLabels: [], unknownTags: [] };
  const root = expandRepeaters(parseXml(source), data);
  return { layout: [layoutOf(root, data, collected)], ...collected };
}

interface Collected {
  objects: TextObject[];
  controls: Control[];
  relationLabels: LabelChoice[];
  unknownTags: string[];
}

function layoutOf(node: XmlNode, data: TaskData, into: Collected): LayoutNode {
  const attributes = node.attributes;
  if (isObjectTag(node.tag)) {
    const object = readObject(node, data);
    into.objects.push(object);
    return { kind: 'object', object };
  }
  if (isControlTag(node.tag)) {
    const control = readControl(node, data);
    into.controls.push(control);
    return { kind: 'control', control, visibility: readVisibility(node) };
  }
  switch (node.tag) {
    case 'Relations':
      into.relationLabels.push(...node.children.filter((child) => child.tag === 'Relation').map(readChoice));
      return group(node, []);
    case 'Header':
      return {
        kind: 'header',
        text: literal(attributes['value'] ?? node.text, data),
        size: Number(attributes['size'] ?? 4) || 4,
      };
    case 'Filter':
      return {
        kind: 'filter',
        name: attributes['name'] ?? '',
        toName: attributes['toName'] ?? '',
        placeholder: attributes['placeholder'] ?? '',
        hotkey: attributes['hotkey'] ?? null,
      };
    case 'Collapse':
      return group(
        node,
        node.children.map((child) =>
          child.tag === 'Panel'
            ? {
                kind: 'fold',
                title: child.attributes['value'] ?? '',
                open: attributes['open'] !== 'false',
                children: child.children.map((inner) => layoutOf(inner, data, into)),
              }
            : layoutOf(child, data, into),
        ),
      );
    default:
      if (node.tag === 'View' || node.children.length > 0) {
        return group(
          node,
          node.children.filter((child) => !SILENT.has(child.tag)).map((child) => layoutOf(child, data, into)),
        );
      }
      if (!SILENT.has(node.tag)) into.unknownTags.push(node.tag);
      return { kind: 'unknown', tag: node.tag };
  }
}

function group(node: XmlNode, children: LayoutNode[]): LayoutNode {
  return { kind: 'group', style: readStyle(node.attributes['style']), visibility: readVisibility(node), children };
}

/** `$key` names a field of the task; anything else is the text itself. */
function literal(value: string, data: TaskData): string {
  return value.startsWith('$') ? String(data[value.slice(1)] ?? '') : value;
}

/** Only what arranges boxes: a config must not be able to cover or restyle the program. */
const ALLOWED_STYLE =
  /^(display|flex|flex-(direction|wrap|grow|shrink|basis)|gap|grid-template-columns|align-items|justify-content|padding|margin|(max-|min-)?width|max-height|overflow|border(-radius)?|background(-color)?|color|font-(size|weight|style)|text-align)$/;

function readStyle(source: string | undefined): Record<string, string> {
  const style: Record<string, string> = {};
  for (const declaration of (source ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (!ALLOWED_STYLE.test(property) || /url\s*\(|expression|var\s*\(/i.test(value)) continue;
    style[property.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())] = value;
  }
  return style;
}

const WHEN = new Set(['region-selected', 'no-region-selected', 'choice-selected', 'choice-unselected']);

function readVisibility(node: XmlNode): Visibility | null {
  const when = node.attributes['visibleWhen'];
  if (!when || !WHEN.has(when)) return null;
  const list = (value: string | undefined) =>
    (value ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  return {
    when: when as Visibility['when'],
    tagName: node.attributes['whenTagName'] ?? null,
    labels: list(node.attributes['whenLabelValue']),
    choices: list(node.attributes['whenChoiceValue']),
  };
}
