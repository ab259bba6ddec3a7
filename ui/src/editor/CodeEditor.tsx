import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { xml, type ElementSpec } from '@codemirror/lang-xml';
import { defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { useT } from '../i18n/I18n';
import type { Mark } from './useMarks';
import { CONFIG_TAGS } from './vocabulary';

export interface CodeEditorProps {
  readonly source: string;
  readonly marks: readonly Mark[];
  readonly onChange: (source: string) => void;
}

/** The XML with colours, completion and the linter's marks. In a shadow root its styles need no exception in the page's policy. */
export function CodeEditor({ source, marks, onChange }: CodeEditorProps) {
  const t = useT();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ marks, onChange });
  latest.current = { marks, onChange };

  useEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: 'open' });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: source,
        extensions: [
          lineNumbers(),
          history(),
          closeBrackets(),
          lintGutter(),
          EditorView.lineWrapping,
          keymap.of([...defaultKeymap, ...historyKeymap]),
          xml({ elements: CONFIG_TAGS as ElementSpec[] }),
          autocompletion(),
          syntaxHighlighting(COLOURS),
          syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
          EditorView.contentAttributes.of({ 'aria-label': t.editor.codeLabel }),
          linter((current) => latest.current.marks.map((mark) => toDiagnostic(mark, current.state.doc.length)), {
            delay: 250,
          }),
          EditorView.updateListener.of(
            (update) => update.docChanged && latest.current.onChange(update.state.doc.toString()),
          ),
          TYPING_OVER,
          LOOK,
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current!;
    if (editor.state.doc.toString() !== source)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: source } });
  }, [source]);

  // News from the server come without a keystroke.
  useEffect(() => {
    forceLinting(view.current!);
  }, [marks]);

  return <div ref={host} className="code-host" />;
}

/**
 * Text typed over a selection is put in by us: Chromium would wrap it in a span with the style of what was there, and the
 * page's policy forbids such styles.
 */
const TYPING_OVER = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const replaces = event.inputType === 'insertText' && event.data !== null && !view.state.selection.main.empty;
    if (!replaces || view.composing) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

function toDiagnostic({ offset, severity, message, hint }: Mark, length: number): Diagnostic {
  const from = Math.min(offset, length);
  return { from, to: Math.min(from + 1, length), severity, message: hint ? `${message} ${hint}` : message };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--accent-text)', fontWeight: '600' },
  { tag: tags.attributeName, color: 'var(--warn)' },
  { tag: tags.attributeValue, color: 'var(--good)' },
  { tag: tags.comment, color: 'var(--ink-faint)', fontStyle: 'italic' },
  { tag: tags.angleBracket, color: 'var(--ink-faint)' },
]);

/** The page's custom properties reach into the shadow root, so light and dark need nothing more. */
const LOOK = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface-sunken)',
    color: 'var(--ink-faint)',
    borderInlineEnd: '1px solid var(--line)',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--accent) 26%, transparent)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
});
