import { Keyboard } from 'lucide-react';
import { memo } from 'react';
import { useT } from '../i18n/I18n';
import { useLabel } from './LabelContext';

/** The keys that matter now: they change with what is chosen. */
export const KeyBar = memo(function KeyBar() {
  const t = useT();
  const { labelling, occurrences, run } = useLabel();
  const span = labelling.state.spans.find((candidate) => candidate.id === labelling.selected);
  const hints: readonly (readonly [string, string])[] = occurrences.of
    ? [
        ['⏎', t.keys.labelAll],
        ['Esc', t.keys.cancel],
      ]
    : labelling.relatingFrom
      ? [
          ['J', t.keys.nextRegion],
          ['K', t.keys.previousRegion],
          ['⏎', t.keys.relateHere],
          ['Esc', t.keys.cancel],
        ]
      : span?.suggested
        ? [
            ['⏎', t.keys.accept],
            ['⌫', t.keys.reject],
            ['1–9', t.keys.relabel],
            ['Tab', t.keys.nextSuggestion],
            [', .', t.keys.end],
            ['⇧A', t.keys.acceptAll],
          ]
        : span
          ? [
              ['1–9', t.keys.relabel],
              [', .', t.keys.end],
              ['⇧ , .', t.keys.start],
              ['R', t.keys.relate],
              ['L', t.keys.everywhere],
              ['N', t.keys.note],
              ['⌫', t.keys.remove],
            ]
          : [
              ['← →', t.keys.word],
              ['⇧ ← →', t.keys.extend],
              ['1–9', t.keys.label],
              ['Tab', t.keys.nextSuggestion],
              ['J K', t.keys.regions],
              ['Ctrl Z', t.keys.undo],
              ['Ctrl ⏎', t.keys.submit],
            ];
  return (
    <footer className="key-bar">
      <Keyboard size={15} aria-hidden="true" />
      {hints.map(([key, meaning]) => (
        <span key={meaning}>
          {key.split(' ').map((part) => (
            <kbd key={part}>{part}</kbd>
          ))}{' '}
          {meaning}
        </span>
      ))}
      <span className="grow" />
      <button type="button" className="all-keys" onClick={() => run({ type: 'help' })}>
        <kbd>?</kbd> {t.keys.all}
      </button>
    </footer>
  );
});
