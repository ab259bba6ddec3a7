import { isControlTag } from './readControl';
import { isObjectTag } from './readObject';
import { parseXml, XmlError, type Place, type XmlNode } from './xml';

export type FindingCode =
  | 'not-well-formed'
  | 'no-object'
  | 'no-control'
  | 'name-missing'
  | 'name-twice'
  | 'value-missing'
  | 'to-name-missing'
  | 'to-name-unknown'
  | 'no-labels'
  | 'label-twice'
  | 'hotkey-twice'
  | 'field-missing';

export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  readonly at: Place;
  /** What the message is about: a name, a value, or the reader's own words. */
  readonly subject: string;
}

/** Everything wrong with a config that can be seen without the server, in the order of the source. */
export function lintLabelConfig(source: string, dataFields?: readonly string[]): Finding[] {
  let root: XmlNode;
  try {
    root = parseXml(source);
  } catch (error) {
    if (error instanceof XmlError)
      return [{ severity: 'error', code: 'not-well-formed', at: error.at, subject: error.message }];
    throw error;
  }
  const nodes = flatten(root);
  const findings: Finding[] = [];
  const report = (severity: Finding['severity'], code: FindingCode, node: XmlNode, subject: string) =>
    findings.push({ severity, code, at: node.at, subject });

  const named = nodes.filter((node) => isObjectTag(node.tag) || isControlTag(node.tag));
  const names = new Set(named.map((node) => node.attributes['name']));
  const seen = new Set<string>();
  for (const node of named) {
    const name = node.attributes['name'];
    if (!name) report('error', 'name-missing', node, node.tag);
    else if (seen.has(name)) report('error', 'name-twice', node, name);
    else seen.add(name);
    if (isObjectTag(node.tag)) lintObject(node, dataFields, report);
    else lintControl(node, names, report);
  }
  if (!nodes.some((node) => isObjectTag(node.tag))) report('warning', 'no-object', root, '');
  if (!nodes.some((node) => isControlTag(node.tag))) report('warning', 'no-control', root, '');
  lintHotkeys(nodes, report);
  return findings.sort((a, b) => a.at.offset - b.at.offset);
}

type Report = (severity: Finding['severity'], code: FindingCode, node: XmlNode, subject: string) => void;

function lintObject(node: XmlNode, dataFields: readonly string[] | undefined, report: Report): void {
  const value = node.attributes['value'] ?? node.attributes['valueList'];
  if (!value) report('error', 'value-missing', node, node.tag);
  const field = /^\$([A-Za-z_]\w*)$/.exec(value ?? '')?.[1];
  if (field && dataFields && dataFields.length > 0 && !dataFields.includes(field))
    report('warning', 'field-missing', node, field);
}

const NEEDS_CHOICES: Record<string, string> = {
  Labels: 'Label',
  HyperTextLabels: 'Label',
  ParagraphLabels: 'Label',
  Choices: 'Choice',
  Taxonomy: 'Choice',
};

function lintControl(node: XmlNode, names: ReadonlySet<string | undefined>, report: Report): void {
  const toName = node.attributes['toName'];
  if (!toName) report('error', 'to-name-missing', node, node.tag);
  for (const target of (toName ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
    if (!names.has(target)) report('error', 'to-name-unknown', node, target);
  }
  const wanted = NEEDS_CHOICES[node.tag];
  if (!wanted) return;
  const choices = flatten(node).filter((inner) => inner.tag === wanted);
  if (choices.length === 0 && !node.attributes['value']?.startsWith('$') && !node.attributes['apiUrl'])
    report('error', 'no-labels', node, wanted);
  const values = new Set<string>();
  for (const choice of choices) {
    const value = choice.attributes['value'];
    if (!value) report('error', 'value-missing', choice, wanted);
    else if (wanted === 'Label' && values.has(value)) report('error', 'label-twice', choice, value);
    else values.add(value);
  }
}

function lintHotkeys(nodes: readonly XmlNode[], report: Report): void {
  const taken = new Set<string>();
  for (const node of nodes) {
    const hotkey = node.attributes['hotkey']?.toLowerCase();
    if (!hotkey) continue;
    if (taken.has(hotkey)) report('warning', 'hotkey-twice', node, hotkey);
    taken.add(hotkey);
  }
}

function flatten(node: XmlNode): XmlNode[] {
  return [node, ...node.children.flatMap(flatten)];
}
