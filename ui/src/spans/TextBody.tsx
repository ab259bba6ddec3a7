import { useMemo } from 'react';
import { hueOf } from '../design/colour';
import type { DialogueSource, HtmlSource, PlainSource, TextSource } from '../regions/source';
import type { HtmlText } from '../text/html';
import { splitLines, type Run } from '../text/lines';
import { itemsByRun, type Item } from './items';
import { RunView } from './RunView';
import { SafeHtml } from './SafeHtml';

export interface TextBodyProps<S extends TextSource = TextSource> {
  readonly source: S;
  readonly items: readonly Item[];
  readonly selected: string | null;
}

/** The text of an object with its marks, in the shape that belongs to the object. */
export function TextBody({ source, items, selected }: TextBodyProps) {
  switch (source.kind) {
    case 'text':
      return <PlainBody source={source} items={items} selected={selected} />;
    case 'hypertext':
      return <HtmlBody source={source} items={items} selected={selected} />;
    case 'paragraphs':
      return <DialogueBody source={source} items={items} selected={selected} />;
  }
}

/** Texts from here on let the browser skip the drawing of lines far away; below it the skipping costs more than it saves. */
const LONG_TEXT = 30_000;

function PlainBody({ source, items, selected }: TextBodyProps<PlainSource>) {
  const lines = useMemo(() => splitLines(source.text), [source.text]);
  const runs = useMemo(() => lines.flatMap((line) => line.runs), [lines]);
  const marked = useMemo(() => itemsByRun(runs, items), [runs, items]);
  const lineClass = source.text.length > LONG_TEXT ? 'line far' : 'line';
  let index = 0;
  return lines.map((line) => (
    <div key={line.start} className={line.start === line.end ? 'line blank' : lineClass} dir="auto">
      {line.runs.map((run) => (
        <RunView key={run.start} run={run} items={marked[index++]!} selected={selected} />
      ))}
      {line.start === line.end && <br />}
    </div>
  ));
}

function HtmlBody({ source, items, selected }: TextBodyProps<HtmlSource>) {
  const marked = useMemo(() => {
    const runs: Run[] = source.document.leaves.map((leaf) => ({ start: leaf.start, text: leaf.text }));
    const perRun = itemsByRun(runs, items);
    return new Map(runs.map((run, index) => [run.start, { run, items: perRun[index]! }]));
  }, [source.document, items]);
  const drawText = (leaf: HtmlText) => {
    const { run, items: touching } = marked.get(leaf.start)!;
    return <RunView key={leaf.path} run={run} items={touching} selected={selected} />;
  };
  return (
    <div className="html" dir="auto">
      <SafeHtml nodes={source.document.nodes} drawText={drawText} />
    </div>
  );
}

function DialogueBody({ source, items, selected }: TextBodyProps<DialogueSource>) {
  const runs = useMemo<Run[]>(
    () => source.utterances.map((utterance, index) => ({ start: source.starts[index]!, text: utterance.text })),
    [source],
  );
  const marked = useMemo(() => itemsByRun(runs, items), [runs, items]);
  return (
    <ol className="dialogue">
      {source.utterances.map((utterance, index) => (
        <li key={index} className="utterance" style={{ '--hue': String(hueOf(utterance.author)) }}>
          {/* The name is drawn by the style sheet, so that it is never part of the marked text. */}
          <span
            className="author"
            role="img"
            data-author={utterance.author || '—'}
            aria-label={utterance.author || '—'}
          />
          <div className="line" dir="auto">
            <RunView run={runs[index]!} items={marked[index]!} selected={selected} />
          </div>
        </li>
      ))}
    </ol>
  );
}
