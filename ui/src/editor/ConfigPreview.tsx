import { useMemo, useState } from 'react';
import type { TaskData } from '../config/read';
import { NOTHING } from '../regions/model';
import { SpanLookContext } from '../spans/look';
import { NO_COMMENTS } from '../label/comments/useComments';
import { ConfigLayout } from '../label/ConfigLayout';
import { LabelContext, type LabelContextValue } from '../label/LabelContext';
import '../label/label.css';
import { surroundingsOf, type TaskSurroundings } from '../label/surroundings';
import { useLabelling } from '../label/useLabelling';
import { useOccurrences } from '../label/useOccurrences';
import { useTextCursors } from '../label/useTextCursor';

/** The config as annotators will see it, alive: one can mark and answer, nothing is stored. */
export function ConfigPreview({ source, data }: { readonly source: string; readonly data: TaskData }) {
  const around = useMemo(() => {
    try {
      return surroundingsOf(source, data);
    } catch {
      return null;
    }
  }, [source, data]);
  // While one types, the XML is often broken: the last good picture stays.
  const [lastGood, setLastGood] = useState(around);
  if (around && around !== lastGood) setLastGood(around);
  const shown = around ?? lastGood;
  return shown ? <PreviewScreen key={source} around={shown} /> : null;
}

function PreviewScreen({ around }: { readonly around: TaskSurroundings }) {
  const labelling = useLabelling(around, NOTHING, false);
  const occurrences = useOccurrences(labelling);
  const cursors = useTextCursors(around);
  const context: LabelContextValue = {
    labelling,
    occurrences,
    cursors,
    run: () => undefined,
    readOnly: false,
    missing: [],
    threshold: 0,
    setThreshold: () => undefined,
    snapToWords: false,
    setSnapToWords: () => undefined,
    noting: false,
    setNoting: () => undefined,
    comments: NO_COMMENTS,
    commenting: false,
    setCommenting: () => undefined,
  };
  return (
    <LabelContext value={context}>
      <SpanLookContext value={around.look}>
        <ConfigLayout nodes={around.config.layout} />
      </SpanLookContext>
    </LabelContext>
  );
}
