import type { FileOptions, FilePreview } from '../api/imports';
import { CheckRow } from '../design/rows';
import { HubPreviewList } from '../hub/HubPreviewList';
import { useSpeech } from '../i18n/I18n';
import { plainTask, sizeOf } from './plain';
import { ReadAs } from './ReadAs';
import { RowErrors } from './RowErrors';

const labelsOf = (preview: FilePreview) =>
  [...(preview.label_config ?? '').matchAll(/<(?:Label|Choice) value="([^"]*)"/g)].map(([, label]) => label!);

/** How a file is read, and the first tasks that come of it. */
export function LookOver({
  preview,
  options,
  problem,
  tellsErrors,
  choose,
}: {
  readonly preview: FilePreview;
  readonly options: FileOptions;
  readonly problem: string | null;
  /** False where they are told already. */
  readonly tellsErrors: boolean;
  readonly choose: (change: FileOptions) => void;
}) {
  const { t, language } = useSpeech();
  const { files, tasks, errors, notes } = preview;
  const head = [
    ...files.slice(0, 3).map(({ name }) => name),
    ...(preview.file_count > 3 ? [t.imports.moreFiles(preview.file_count - 3)] : []),
    sizeOf(preview.bytes, language),
  ];
  return (
    <div className="stack" style={{ '--gap': '16px' }}>
      <p className="soft">{head.join(' · ')}</p>
      <ReadAs preview={preview} options={options} choose={choose} />
      {preview.left_out.length > 0 && <p className="notice warn">{t.imports.leftOut(preview.left_out.join(', '))}</p>}
      {preview.problem && <p className="notice warn">{preview.problem}</p>}
      {problem && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      {notes.length > 0 && (
        <ul className="notice">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {tellsErrors && errors.length > 0 && (
        <>
          <p className="notice warn">{t.imports.wrongRows(preview.error_count)}</p>
          <RowErrors errors={errors} />
        </>
      )}
      {tasks.length > 0 && (
        <HubPreviewList tasks={tasks.map((task) => plainTask(task, preview.keys))} labels={labelsOf(preview)} />
      )}
      <CheckRow
        label={t.imports.skip}
        checked={options.on_error === 'skip'}
        onChange={(skip) => choose({ on_error: skip ? 'skip' : 'stop' })}
      />
    </div>
  );
}
