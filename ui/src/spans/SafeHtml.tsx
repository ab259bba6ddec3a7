import { createElement, type ReactNode } from 'react';
import type { HtmlElement, HtmlNode, HtmlText } from '../text/html';

/** Draws a tree of `readHtml` through React elements. Text is drawn plainly unless `drawText` does it. */
export function SafeHtml({
  nodes,
  drawText = plain,
}: {
  readonly nodes: readonly HtmlNode[];
  readonly drawText?: (text: HtmlText) => ReactNode;
}) {
  return nodes.map((node) => (node.kind === 'text' ? drawText(node) : drawElement(node, drawText)));
}

const plain = (node: HtmlText): ReactNode => node.text;

function drawElement(node: HtmlElement, drawText: (text: HtmlText) => ReactNode): ReactNode {
  const { colspan, rowspan, ...attributes } = node.attributes;
  // Links lead out of the page; here they are text.
  const isLink = node.tag === 'a';
  return createElement(
    isLink ? 'span' : node.tag,
    {
      key: node.path,
      ...attributes,
      ...(colspan ? { colSpan: colspan } : {}),
      ...(rowspan ? { rowSpan: rowspan } : {}),
      ...(isLink ? { className: 'dead-link' } : {}),
    },
    node.children.length > 0 ? <SafeHtml nodes={node.children} drawText={drawText} /> : undefined,
  );
}
