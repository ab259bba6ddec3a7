import type { TaskData } from './read';
import { lookUp } from './readObject';
import type { XmlNode } from './xml';

/** Puts a Repeater's children into the tree once for each item of its list, with the index written into every attribute. */
export function expandRepeaters(node: XmlNode, data: TaskData): XmlNode {
  if (node.children.length === 0) return node;
  const children = node.children.flatMap((child): readonly XmlNode[] => {
    if (child.tag !== 'Repeater') return [expandRepeaters(child, data)];
    const items = lookUp(data, (child.attributes['on'] ?? '').replace(/^\$/, ''));
    const flag = child.attributes['indexFlag'] ?? '{{idx}}';
    const count = Array.isArray(items) ? items.length : 0;
    return Array.from({ length: count }, (_, index) =>
      child.children.map((inner) => expandRepeaters(numbered(inner, flag, index), data)),
    ).flat();
  });
  return { ...node, children };
}

function numbered(node: XmlNode, flag: string, index: number): XmlNode {
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [name, value.replaceAll(flag, String(index))]),
  );
  return { ...node, attributes, children: node.children.map((child) => numbered(child, flag, index)) };
}
