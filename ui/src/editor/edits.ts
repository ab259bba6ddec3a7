import { parseXml, writeXml, type XmlNode } from '../config/xml';

/** A control whose labels can be edited by hand: where it stands in the tree, and what its children are called. */
export interface LabelGroup {
  readonly path: readonly number[];
  readonly control: XmlNode;
  readonly tag: 'Label' | 'Choice';
}

const CHILD_TAG: Readonly<Record<string, 'Label' | 'Choice'>> = {
  Labels: 'Label',
  HyperTextLabels: 'Label',
  ParagraphLabels: 'Label',
  Choices: 'Choice',
  Taxonomy: 'Choice',
};

export function labelGroups(root: XmlNode, path: readonly number[] = []): LabelGroup[] {
  const tag = CHILD_TAG[root.tag];
  const own = tag ? [{ path, control: root, tag }] : [];
  return [...own, ...root.children.flatMap((child, index) => labelGroups(child, [...path, index]))];
}

/** The source with one control's children changed. Comments are lost, as in every rewriting. */
export function changeGroup(
  source: string,
  path: readonly number[],
  change: (children: readonly XmlNode[]) => readonly XmlNode[],
): string {
  const replace = (node: XmlNode, rest: readonly number[]): XmlNode => {
    const [first, ...more] = rest;
    if (first === undefined) return { ...node, children: change(node.children) };
    return { ...node, children: node.children.map((child, index) => (index === first ? replace(child, more) : child)) };
  };
  return writeXml(replace(parseXml(source), path));
}

export function labelNode(tag: 'Label' | 'Choice', value: string): XmlNode {
  return { tag, attributes: { value }, children: [], text: '', at: { line: 0, column: 0, offset: 0 } };
}

/** An attribute set, or taken away by an empty value. */
export function withAttribute(node: XmlNode, name: string, value: string): XmlNode {
  const { [name]: _old, ...rest } = node.attributes;
  return { ...node, attributes: value === '' ? rest : { ...node.attributes, [name]: value } };
}

/** "New label", "New label 2", …: the first one that is free. */
export function freeName(base: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`;
    if (!taken.includes(name)) return name;
  }
}
