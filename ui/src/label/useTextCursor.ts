import { useMemo, useRef } from 'react';
import { cursorAt, selectionOf, stepCursor, type TextCursor, type Unit } from '../spans/cursor';
import { caretPosition, lineDirection, positionUnder, rangeFor, select, selectedSpan } from '../spans/dom';
import type { SpanViewHandle } from '../spans/SpanView';
import type { Utf16Span } from '../text/offsets';
import { wordAt } from '../text/words';
import type { TaskSurroundings } from './surroundings';

export interface TextCursors {
  /** For the views of the screen to register themselves by their object's name. */
  readonly register: (object: string) => (view: SpanViewHandle | null) => void;
  view(object: string): SpanViewHandle | undefined;
  /** The object whose text has the focus, else the first one. */
  current(): string | null;
  isFocused(): boolean;
  /** What is selected in the page, whoever selected it. */
  selection(): (Utf16Span & { readonly object: string }) | null;
  /** @param direction to the right or to the left, as the arrow points; which of them is on depends on the line */
  step(direction: 1 | -1, unit: Unit, extend: boolean): void;
  line(direction: 1 | -1, extend: boolean): void;
  /** Shows nothing any more; the next step goes on from the same place. */
  clear(): void;
  focus(): void;
}

/**
 * The keyboard's place in the texts. The page's own selection shows it, so that mouse and keys can take over from each
 * other at any time.
 */
export function useTextCursors(around: TaskSurroundings): TextCursors {
  const views = useRef(new Map<string, SpanViewHandle>());
  const registrations = useRef(new Map<string, (view: SpanViewHandle | null) => void>());
  const cursor = useRef<{ object: string; cursor: TextCursor } | null>(null);

  // One object for the whole task: what hangs on it stays as it is.
  return useMemo((): TextCursors => {
    const register = (object: string) => {
      let registration = registrations.current.get(object);
      if (!registration) {
        registration = (view) => {
          if (view) views.current.set(object, view);
          else views.current.delete(object);
        };
        registrations.current.set(object, registration);
      }
      return registration;
    };

    const current = () => {
      const focused = [...views.current].find(([, view]) => view.root.contains(document.activeElement));
      return focused?.[0] ?? views.current.keys().next().value ?? null;
    };

    const selection = () => {
      for (const [object, view] of views.current) {
        const span = selectedSpan(view.root);
        if (span) return { ...span, object };
      }
      return null;
    };

    /** The remembered cursor if the page still shows it, else one made from what the mouse left. */
    const cursorOf = (object: string, text: string, root: HTMLElement): TextCursor | null => {
      const shown = selectedSpan(root);
      const known = cursor.current?.object === object ? cursor.current.cursor : null;
      if (shown) {
        if (known && selectionOf(known).start === shown.start && selectionOf(known).end === shown.end) return known;
        return { anchor: wordAt(text, shown.start) ?? shown, focus: wordAt(text, shown.end - 1) ?? shown };
      }
      const caret = caretPosition(root);
      if (caret !== null && caret > 0) return cursorAt({ start: caret, end: caret });
      return known;
    };

    const show = (object: string, root: HTMLElement, next: TextCursor | null) => {
      if (!next) return;
      cursor.current = { object, cursor: next };
      select(root, selectionOf(next));
    };

    const active = () => {
      const object = current();
      const view = object === null ? undefined : views.current.get(object);
      const text = object === null ? undefined : around.sources.get(object)?.text;
      return object !== null && view && text !== undefined ? { object, root: view.root, text } : null;
    };

    return {
      register,
      view: (object) => views.current.get(object),
      current,
      isFocused: () => [...views.current.values()].some((view) => view.root.contains(document.activeElement)),
      selection,
      step: (direction, unit, extend) => {
        const place = active();
        if (!place) return;
        const now = cursorOf(place.object, place.text, place.root);
        const on = lineDirection(place.root, now?.focus.start ?? 0) === 'rtl' ? (-direction as 1 | -1) : direction;
        show(place.object, place.root, stepCursor(place.text, now, on, unit, extend));
      },
      line: (direction, extend) => {
        const place = active();
        if (!place) return;
        const now = cursorOf(place.object, place.text, place.root);
        if (!now) return show(place.object, place.root, stepCursor(place.text, null, direction, 'word', false));
        const word = wordBeyond(place.root, place.text, now.focus, direction);
        if (word) show(place.object, place.root, extend ? { anchor: now.anchor, focus: word } : cursorAt(word));
      },
      clear: () => getSelection()?.removeAllRanges(),
      focus: () => active()?.root.focus({ preventScroll: true }),
    };
  }, [around]);
}

/** The word on the next (or last) line of the page at about the same place across. */
function wordBeyond(root: HTMLElement, text: string, focus: Utf16Span, direction: 1 | -1): Utf16Span | null {
  const box = rangeFor(root, focus).getBoundingClientRect();
  const height = parseFloat(getComputedStyle(root).lineHeight) || box.height * 2;
  for (let lines = 1; lines <= 4; lines++) {
    const position = positionUnder(
      root,
      box.left + box.width / 2,
      box.top + box.height / 2 + direction * height * lines,
    );
    const word = position === null ? null : wordAt(text, position);
    if (word && (direction > 0 ? word.start >= focus.end : word.end <= focus.start)) return word;
  }
  return null;
}
