import type { Utf16, Utf16Span } from '../text/offsets';

/** A boundary point of the page inside `root` as a position of the text; null outside of it. */
export function positionAt(root: HTMLElement, node: Node, offset: number): Utf16 | null {
  if (!root.contains(node)) return null;
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = node.parentElement!.closest<HTMLElement>('[data-at]');
    return piece ? Number(piece.dataset['at']) + offset : null;
  }
  const element = node as HTMLElement;
  const following = element.childNodes[offset] ?? nodeAfter(element, root);
  const next = following && firstPieceFrom(following, root);
  if (next) return Number(next.dataset['at']);
  const pieces = root.querySelectorAll<HTMLElement>('[data-at]');
  const last = pieces[pieces.length - 1];
  return last ? Number(last.dataset['at']) + ownText(last).length : 0;
}

/** The first piece of text at or after `node` in document order. */
function firstPieceFrom(node: Node, root: HTMLElement): HTMLElement | null {
  for (let at: Node | null = node; at; at = nodeAfter(at, root)) {
    if (at.nodeType === Node.TEXT_NODE) {
      const own = at.parentElement!.closest<HTMLElement>('[data-at]');
      if (own) return own;
    }
    if (at instanceof HTMLElement) {
      if (at.matches('[data-at]')) return at;
      const inside = at.querySelector<HTMLElement>('[data-at]');
      if (inside) return inside;
    }
  }
  return null;
}

function nodeAfter(node: Node, root: HTMLElement): Node | null {
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) if (at.nextSibling) return at.nextSibling;
  return null;
}

const ownText = (piece: HTMLElement): string =>
  piece.firstChild?.nodeType === Node.TEXT_NODE ? (piece.firstChild as Text).data : '';

/** The boundary point for a position. With `end` the point lies after the character before the position. */
export function pointFor(root: HTMLElement, position: Utf16, end = false): [Node, number] {
  const pieces = root.querySelectorAll<HTMLElement>('[data-at]');
  let low = 0;
  let high = pieces.length - 1;
  const limit = end ? position - 1 : position;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(pieces[middle]!.dataset['at']) <= limit) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) return [root, 0];
  const text = piece.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE) return [piece, 0];
  return [text, Math.max(0, Math.min(position - Number(piece.dataset['at']), (text as Text).data.length))];
}

export function rangeFor(root: HTMLElement, span: Utf16Span): Range {
  const range = document.createRange();
  range.setStart(...pointFor(root, span.start));
  range.setEnd(...pointFor(root, span.end, true));
  return range;
}

/** The page's selection as a span of this text; null when it is elsewhere or empty. */
export function selectedSpan(root: HTMLElement): Utf16Span | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = positionAt(root, range.startContainer, range.startOffset);
  const end = positionAt(root, range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end };
}

/** Where the caret of a plain click stands. */
export function caretPosition(root: HTMLElement): Utf16 | null {
  const selection = getSelection();
  return selection?.anchorNode ? positionAt(root, selection.anchorNode, selection.anchorOffset) : null;
}

export function select(root: HTMLElement, span: Utf16Span): void {
  const [startNode, startOffset] = pointFor(root, span.start);
  const [endNode, endOffset] = pointFor(root, span.end, true);
  getSelection()?.setBaseAndExtent(startNode, startOffset, endNode, endOffset);
  endNode.parentElement?.scrollIntoView({ block: 'nearest' });
}

/** The position under a point of the window. Two names, since browsers do not agree yet. */
export function positionUnder(root: HTMLElement, x: number, y: number): Utf16 | null {
  const view = document as Document & { caretRangeFromPoint?(x: number, y: number): Range | null };
  if (typeof document.caretPositionFromPoint === 'function') {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? positionAt(root, caret.offsetNode, caret.offset) : null;
  }
  const range = view.caretRangeFromPoint?.(x, y);
  return range ? positionAt(root, range.startContainer, range.startOffset) : null;
}

/** Which way the line at a position runs. */
export function lineDirection(root: HTMLElement, position: Utf16): 'ltr' | 'rtl' {
  const [node] = pointFor(root, position);
  const element = node instanceof HTMLElement ? node : node.parentElement!;
  return getComputedStyle(element).direction === 'rtl' ? 'rtl' : 'ltr';
}

/** All boxes of one mark on the page, in reading order. */
export function boxesOf(root: HTMLElement, id: string): DOMRect[] {
  return [...root.querySelectorAll<HTMLElement>(`[data-ids~="${CSS.escape(id)}"]`)].flatMap((element) => [
    ...element.getClientRects(),
  ]);
}
