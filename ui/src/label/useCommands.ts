import { useCallback, useLayoutEffect, useRef } from 'react';
import type { ChoicesControl } from '../config/model';
import { answerOf, type Span } from '../regions/model';
import { moveEdge } from '../spans/cursor';
import { toggleChoice } from '../controls/choices';
import { commandFor, type Command, type SimpleCommand } from './keys';
import type { HotkeyTarget } from './hotkeys';
import type { Labelling } from './useLabelling';
import type { Occurrences } from './useOccurrences';
import type { TextCursors } from './useTextCursor';

export interface CommandSurroundings {
  readonly labelling: Labelling;
  readonly cursors: TextCursors;
  readonly occurrences: Occurrences;
  /** Suggestions at or above it are taken by "accept all". */
  readonly threshold: number;
  readonly readOnly: boolean;
  /** Commands about the screen and not about the answer. */
  readonly onScreen: (command: SimpleCommand) => void;
}

/** Runs commands against the newest state and ties them to the keyboard. */
export function useCommands(given: CommandSurroundings): (command: Command) => void {
  const latest = useRef(given);
  latest.current = given;

  const run = useCallback((command: Command) => {
    const { labelling, cursors, occurrences, threshold, readOnly, onScreen } = latest.current;
    const { state, selected } = labelling;
    const span = state.spans.find((candidate) => candidate.id === selected) ?? null;
    const show = (id: string | null) => {
      labelling.select(id);
      const shown = state.spans.find((candidate) => candidate.id === id);
      if (shown) cursors.view(shown.object)?.scrollTo(shown.id);
    };
    switch (command.type) {
      case 'step':
        labelling.select(null);
        labelling.setPending(null);
        return cursors.step(command.direction, command.unit, command.extend);
      case 'line':
        labelling.select(null);
        labelling.setPending(null);
        return cursors.line(command.direction, command.extend);
      case 'suggestion':
        return show(neighbour(labelling.suggestions, selected, command.direction, false));
      case 'region':
        return show(
          neighbour(
            [...labelling.accepted, ...labelling.suggestions].toSorted(byPlace),
            selected,
            command.direction,
            true,
          ),
        );
      case 'help':
      case 'instructions':
      case 'history':
      case 'comment':
      case 'next-task':
      case 'previous-task':
        return onScreen(command.type);
      case 'escape':
        return escape(latest.current);
    }
    if (readOnly) return;
    switch (command.type) {
      case 'edge': {
        const text = span && labelling.around.sources.get(span.object)?.text;
        const moved = span && text ? moveEdge(text, span, command.edge, command.direction, command.unit) : null;
        if (span && moved) labelling.edit({ type: 'resize', id: span.id, span: moved });
        return;
      }
      case 'hotkey':
        return pressHotkey(command.target, latest.current, span);
      case 'accept':
        if (occurrences.of) return occurrences.apply();
        if (labelling.relatingFrom && span && span.id !== labelling.relatingFrom) return labelling.relateTo(span.id);
        return leaveSuggestion(labelling, show, (id) => labelling.edit({ type: 'accept', ids: [id] }));
      case 'remove':
        if (labelling.suggestions.some(({ id }) => id === selected))
          return leaveSuggestion(labelling, show, (id) => labelling.edit({ type: 'remove', ids: [id] }));
        if (span) {
          labelling.edit({ type: 'remove', ids: [span.id] });
          labelling.select(null);
        }
        return;
      case 'accept-all':
        return labelling.edit({
          type: 'accept',
          ids: labelling.suggestions.filter(({ score }) => score === null || score >= threshold).map(({ id }) => id),
        });
      case 'relate':
        if (span) labelling.startRelation(labelling.relatingFrom ? null : span.id);
        return;
      case 'occurrences':
        if (span) occurrences.start(span);
        return;
      case 'undo':
        return labelling.undo();
      case 'redo':
        return labelling.redo();
      case 'note':
        if (span) onScreen('note');
        return;
      case 'submit':
      case 'skip':
        return onScreen(command.type);
    }
  }, []);

  // Before the next key can come: who types ahead of the page loses nothing.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], .menu:popover-open'))
        return;
      const { labelling, cursors } = latest.current;
      const target = event.target as HTMLElement;
      const command = commandFor(event, {
        hotkeys: labelling.around.hotkeys,
        inText: cursors.isFocused(),
        inField: /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ? !isToggle(target) : target.isContentEditable,
        tabLeaves: (direction) => neighbour(labelling.suggestions, labelling.selected, direction, false) === null,
      });
      // A focused button keeps its Enter.
      if (
        !command ||
        (event.key === 'Enter' &&
          !event.ctrlKey &&
          !event.metaKey &&
          target.closest('button, a, summary, [role="button"]'))
      )
        return;
      event.preventDefault();
      run(command);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [run]);

  return run;
}

/** Radio buttons and check boxes take no text: letters stay commands there. */
const isToggle = (element: HTMLElement): boolean =>
  element instanceof HTMLInputElement &&
  (element.type === 'radio' || element.type === 'checkbox' || element.type === 'range');

interface Placed {
  readonly id: string;
  readonly start?: number;
}

const byPlace = (a: Placed, b: Placed): number => (a.start ?? Infinity) - (b.start ?? Infinity) || 0;

/** The next one after the chosen one; past the end null, or the first again when it goes round. */
function neighbour(list: readonly Placed[], selected: string | null, direction: 1 | -1, round: boolean): string | null {
  if (list.length === 0) return null;
  const at = list.findIndex(({ id }) => id === selected);
  if (at < 0) return (direction > 0 ? list[0] : list.at(-1))!.id;
  const next = at + direction;
  if (next >= 0 && next < list.length) return list[next]!.id;
  return round ? list[(next + list.length) % list.length]!.id : null;
}

/** Does something with the chosen suggestion (or the first) and goes on to the one after it. */
function leaveSuggestion(labelling: Labelling, show: (id: string | null) => void, act: (id: string) => void): void {
  const { suggestions, selected } = labelling;
  const at = suggestions.findIndex(({ id }) => id === selected);
  if (at < 0) return;
  act(suggestions[at]!.id);
  show((suggestions[at + 1] ?? suggestions[at - 1])?.id ?? null);
}

function escape({ labelling, cursors, occurrences }: CommandSurroundings): void {
  if (occurrences.of) return occurrences.cancel();
  if (labelling.relatingFrom) return labelling.startRelation(null);
  labelling.setPending(null);
  labelling.select(null);
  labelling.arm(null);
  cursors.clear();
  (document.activeElement as HTMLElement | null)?.blur();
  cursors.focus();
}

/** Digits and letters of the config: on a selection they mark, on a span they relabel, else they arm. */
function pressHotkey(target: HotkeyTarget, { labelling, cursors }: CommandSurroundings, span: Span | null): void {
  if (target.kind === 'choice') {
    const control = labelling.around.config.controls.find(
      (candidate): candidate is ChoicesControl => candidate.name === target.control && candidate.kind === 'choices',
    );
    if (!control) return;
    const value = toggleChoice(control, answerOf(labelling.state, control.name, null), [target.value]);
    return labelling.edit({ type: 'answer', control: control.name, region: null, value });
  }
  applyLabel(labelling, cursors, span, target);
}

/** The one rule for labels, however they are chosen: selection first, then the chosen span, then the next selection. */
export function applyLabel(
  labelling: Labelling,
  cursors: TextCursors,
  span: Span | null,
  label: { readonly control: string; readonly value: string },
): void {
  const range = labelling.pending ?? cursors.selection();
  const control = labelling.around.labelControls.find((candidate) => candidate.name === label.control);
  if (range && control?.toName.includes(range.object)) {
    labelling.mark(range.object, range, label);
    labelling.setPending(null);
    getSelection()?.removeAllRanges();
  } else if (span) labelling.relabel(span, label);
  else
    labelling.arm(labelling.armed?.control === label.control && labelling.armed.value === label.value ? null : label);
}
