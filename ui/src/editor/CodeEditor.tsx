import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { xml, type ElementSpec } from '@codemirror/lang-xml';
import { defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { linter, lintGutter, type Diagnostic } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { Finding } from '../config/lint';
import { useT } from '../i18n/I18n';
import { CONFIG_TAGS } from './vocabulary';

export interface CodeEditorProps {
  readonly source: string;
  readonly findings: readonly Finding[];
  readonly onChange: (source: string) => void;
}

/** The XML with colours, completion and the linter's marks. In a shadow root its styles need no exception in the page's policy. */
export function CodeEditor({ source, findings, onChange }: CodeEditorProps) {
  const t = useT();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ findings, onChange, words: t.lint });
  latest.current = { findings, onChange, words: t.lint };

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
          linter(
            (current) =>
              latest.current.findings.map((finding) =>
                toDiagnostic(finding, current.state.doc.length, latest.current.words[finding.code](finding.subject)),
              ),
            { delay: 250 },
          ),
          EditorView.updateListener.of(
            (update) => update.docChanged && latest.current.onChange(update.state.doc.toString()),
          ),
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

  return <div ref={host} className="code-host" />;
}

function toDiagnostic(finding: Finding, length: number, message: string): Diagnostic {
  const from = Math.min(finding.at.offset, length);
  return { from, to: Math.min(from + 1, length), severity: finding.severity, message };
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
