import type { HubKind, HubPreview, HubRole, TagUse } from '../api/hub';
import { Segmented } from '../design/bits';
import { SelectRow } from '../design/rows';
import { useSpeech } from '../i18n/I18n';
import { HubPreviewList } from './HubPreviewList';

/** The roles that a kind of work has, whether a column was found for them or not. */
const ROLES: Readonly<Record<HubKind, readonly HubRole[]>> = {
  'token-classification': ['tokens', 'tags', 'text', 'entities'],
  'text-classification': ['text', 'text-pair', 'label'],
  'question-answering': ['text', 'question', 'answers'],
  summarization: ['text', 'summary'],
  text: ['text', 'tokens', 'label'],
};

/** Which column is for what, what becomes of the labels, and the first tasks that come of it. */
export function MapColumns({
  preview,
  tags,
  problem,
  onColumns,
  onTags,
}: {
  readonly preview: HubPreview;
  readonly tags: TagUse;
  readonly problem: string | null;
  readonly onColumns: (role: HubRole, column: string) => void;
  readonly onTags: (tags: TagUse) => void;
}) {
  const { t, language } = useSpeech();
  const roles = ROLES[preview.kind].filter(
    (role) => preview.columns[role] !== undefined || preview.features.some((column) => column.roles.includes(role)),
  );
  const head = [
    `${preview.id}/${preview.config}`,
    preview.split,
    ...(preview.rows === null ? [] : [t.hub.rowCount(preview.rows.toLocaleString(language))]),
  ];
  return (
    <div className="stack" style={{ '--gap': '16px' }}>
      <p className="soft">
        {head.join(' · ')}
        {preview.commit && <code className="faint"> @{preview.commit.slice(0, 8)}</code>}
      </p>
      <p>
        <b>{t.hub.kinds[preview.kind]}</b>
      </p>
      <div className="hub-columns">
        {roles.map((role) => (
          <SelectRow
            key={role}
            label={t.hub.roles[role]}
            value={preview.columns[role] ?? ''}
            options={[
              ['', t.hub.none] as const,
              ...preview.features
                .filter((column) => column.roles.includes(role))
                .map((column) => [column.name, `${column.name} (${column.type})`] as const),
            ]}
            onChange={(column) => onColumns(role, column)}
          />
        ))}
      </div>
      {preview.kind !== 'text' && (
        <div className="hub-tags">
          <span className="field-legend" aria-hidden="true">
            {t.hub.tags}
          </span>
          <Segmented
            label={t.hub.tags}
            value={tags}
            onChange={onTags}
            options={[
              ['predictions', t.hub.suggestions],
              ['ground-truth', t.hub.truth],
              ['none', t.hub.leaveOut],
            ]}
          />
          <p className="soft">{t.hub.tagsHint[tags]}</p>
        </div>
      )}
      {preview.problem && <p className="notice warn">{t.hub.unfit(preview.problem)}</p>}
      {problem && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      <HubPreviewList tasks={preview.tasks} labels={preview.labels} />
    </div>
  );
}
