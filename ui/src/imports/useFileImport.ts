import { useRef, useState } from 'react';
import { imports, type FileOptions, type FilePreview, type FileSource } from '../api/imports';
import type { Attempt } from '../app/useAttempt';

/** What lies on the server, how it is to be read and how its tasks look; the newest answer counts, in whatever order they come. */
export function useFileImport(project: number, attempt: Attempt) {
  const [options, setOptions] = useState<FileOptions>({});
  const [preview, setPreview] = useState<FilePreview | null>(null);
  const [looking, setLooking] = useState(false);
  const newest = useRef(0);

  const ask = async (source: FileSource, chosen: FileOptions) => {
    const number = ++newest.current;
    const isNewest = () => number === newest.current;
    setOptions(chosen);
    setLooking(true);
    attempt.setProblem(null);
    try {
      const answer = await imports.preview(project, source, chosen);
      if (isNewest()) setPreview(answer);
    } catch (error) {
      if (isNewest()) attempt.setProblem((error as Error).message);
    }
    if (isNewest()) setLooking(false);
  };

  const sent = preview ? { file_upload_ids: preview.file_upload_ids } : null;

  return {
    options,
    preview,
    busy: attempt.busy || looking,
    look: (source: FileSource) => void ask(source, {}),
    /** Other columns and labels belong to another way of reading. */
    choose: (change: FileOptions) => {
      const next = { ...options, ...change };
      if ('on_error' in change && Object.keys(change).length === 1) return setOptions(next);
      if (sent) void ask(sent, next);
    },
    /** With the columns that one sees, chosen or proposed. */
    start: () => imports.start(project, sent!, { ...options, columns: { ...preview!.mapping, ...options.columns } }),
    /** Back to the choice; what was sent is not needed any more. */
    back: () => {
      newest.current++;
      setLooking(false);
      setPreview(null);
      attempt.setProblem(null);
      if (sent) void imports.forget(project, sent.file_upload_ids).catch(() => undefined);
    },
  };
}
