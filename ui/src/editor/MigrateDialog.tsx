import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { labels } from '../api/tagloop';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';

export interface MigrateDialogProps {
  readonly project: Project;
  /** Name of the control whose labels change. */
  readonly control: string;
  readonly names: readonly string[];
  /** How often each is used in stored answers. */
  readonly uses: Readonly<Record<string, number>>;
  readonly onClose: () => void;
  /** Config and answers are changed. */
  readonly onDone: (labelConfig: string) => void;
}

/** New names for labels in the config and in everything stored; two with one name become one. Says first what it will do. */
export function MigrateDialog({ project, control, names, uses, onClose, onDone }: MigrateDialogProps) {
  const t = useT();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { busy, problem, run } = useAttempt();
  const rename = Object.fromEntries(
    Object.entries(typed)
      .map(([old, name]) => [old, name.trim()] as const)
      .filter(([old, name]) => name !== '' && name !== old),
  );
  const wanted = useDeferredValue(JSON.stringify(rename));
  const isEmpty = Object.keys(rename).length === 0;
  const { data: preview, error } = useQuery({
    queryKey: ['migrate', project.id, control, wanted],
    queryFn: () => labels.migrate(project.id, { control, rename: JSON.parse(wanted), preview: true }),
    enabled: wanted !== '{}',
    staleTime: 0,
    retry: false,
  });
  const migrate = () =>
    run(async () => onDone((await labels.migrate(project.id, { control, rename, preview: false })).label_config));
  const target = (name: string) => rename[name] ?? name;
  return (
    <Dialog
      title={t.migrate.title(control)}
      onClose={onClose}
      size={600}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" disabled={busy || isEmpty || error !== null} onClick={() => void migrate()}>
            {t.migrate.run}
          </Button>
        </>
      }
    >
      <div className="stack" style={{ '--gap': '14px' }}>
        <p className="soft">{t.migrate.lead}</p>
        <ul className="migrate-list">
          {names.map((name) => (
            <li key={name} className="migrate-row">
              <span className="cut" dir="auto">
                {name}
              </span>
              <span className="faint numbers">{uses[name] ? t.editor.inUse(uses[name]) : ''}</span>
              <ArrowRight size={14} aria-hidden="true" className="faint turn-in-rtl" />
              <input
                className="input"
                dir="auto"
                aria-label={t.migrate.newName(name)}
                placeholder={name}
                value={typed[name] ?? ''}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
              <span className="migrate-mark">
                {rename[name] !== undefined &&
                  names.some((other) => other !== name && target(other) === target(name)) && (
                    <span className="pill warn">{t.migrate.merges}</span>
                  )}
              </span>
            </li>
          ))}
        </ul>
        {!isEmpty && preview && (
          <p className="notice" role="status">
            {t.migrate.preview(
              Object.values(preview.regions).reduce((sum, count) => sum + count, 0),
              preview.annotations,
              preview.drafts,
              preview.predictions,
            )}
          </p>
        )}
        {(problem ?? (isEmpty ? null : error?.message)) && (
          <p className="field-error" role="alert">
            {problem ?? error?.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}
