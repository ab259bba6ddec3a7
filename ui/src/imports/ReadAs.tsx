import type { FileFormat, FileOptions, FilePreview, LabelUse, TextSplit } from '../api/imports';
import { SelectRow } from '../design/rows';
import { useT } from '../i18n/I18n';

const FORMATS: readonly FileFormat[] = [
  'json',
  'jsonl',
  'csv',
  'tsv',
  'txt',
  'parquet',
  'conll',
  'brat',
  'spacy',
  'doccano',
  'prodigy',
];
const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le', 'utf-16be', 'shift_jis', 'gb18030', 'euc-kr'];
const DELIMITERS = [',', ';', '\t', '|'];
const SPLITS: readonly TextSplit[] = ['line', 'paragraph', 'file'];
const LABELS: readonly LabelUse[] = ['annotations', 'predictions', 'ground-truth', 'none'];

/** Formats that bring labels along. */
const ANNOTATED = new Set<FileFormat | null>(['jsonl', 'conll', 'brat', 'spacy', 'doccano', 'prodigy']);
const TABLES = new Set<FileFormat | null>(['csv', 'tsv']);
const IN_UTF8 = new Set<FileFormat | null>(['parquet', ...ANNOTATED]);

/** What a file was found to be, and what it is to be taken for. */
export function ReadAs({
  preview,
  options,
  choose,
}: {
  readonly preview: FilePreview;
  readonly options: FileOptions;
  readonly choose: (change: FileOptions) => void;
}) {
  const t = useT();
  const { format } = preview;
  return (
    <div className="hub-columns">
      <SelectRow
        label={t.imports.format}
        value={options.format ?? format ?? 'txt'}
        options={FORMATS.map((name) => [name, t.imports.formats[name]] as const)}
        onChange={(name) => choose({ format: name })}
      />
      {TABLES.has(format) && (
        <SelectRow
          label={t.imports.delimiter}
          value={preview.delimiter ?? ','}
          options={[...new Set([...DELIMITERS, preview.delimiter ?? ','])].map(
            (sign) => [sign, t.imports.delimiters[sign as keyof typeof t.imports.delimiters] ?? sign] as const,
          )}
          onChange={(sign) => choose({ delimiter: sign })}
        />
      )}
      {format === 'txt' && (
        <SelectRow
          label={t.imports.split}
          value={preview.split}
          options={SPLITS.map((name) => [name, t.imports.splits[name as keyof typeof t.imports.splits]] as const)}
          onChange={(name) => choose({ split: name })}
        />
      )}
      {!IN_UTF8.has(format) && (
        <SelectRow
          label={t.imports.encoding}
          value={preview.encoding ?? 'utf-8'}
          options={[...new Set([...ENCODINGS, preview.encoding ?? 'utf-8'])].map((name) => [name, name] as const)}
          onChange={(name) => choose({ encoding: name })}
        />
      )}
      {ANNOTATED.has(format) && (
        <SelectRow
          label={t.imports.labels}
          value={options.labels ?? 'annotations'}
          options={LABELS.map((name) => [name, t.imports.labelUses[name]] as const)}
          onChange={(name) => choose({ labels: name })}
        />
      )}
      {preview.columns.length > 0 &&
        (TABLES.has(format) || format === 'parquet' || format === 'json' || format === 'jsonl') &&
        preview.keys.map((key) => (
          <SelectRow
            key={key}
            label={t.imports.columnFor(key)}
            value={preview.mapping[key] ?? ''}
            options={[
              ...(preview.mapping[key] === undefined ? [['', t.hub.none] as const] : []),
              ...preview.columns.map(
                ({ name, type }) =>
                  [name, `${name} (${t.imports.types[type as keyof typeof t.imports.types] ?? type})`] as const,
              ),
            ]}
            onChange={(column) => choose({ columns: { ...preview.mapping, [key]: column } })}
          />
        ))}
    </div>
  );
}
