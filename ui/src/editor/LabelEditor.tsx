import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { projects, tasks } from '../api/server';
import type { Project } from '../api/types';
import { Button } from '../design/Button';
import { Segmented } from '../design/bits';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { TEMPLATES } from '../pages/templates';
import { CodeEditor } from './CodeEditor';
import { ConfigPreview } from './ConfigPreview';
import './editor.css';
import { MarkList } from './MarkList';
import { MigrateDialog } from './MigrateDialog';
import { useMarks } from './useMarks';
import { VisualEditor } from './VisualEditor';

/** Labels by hand or as XML, with findings and a living preview. */
export function LabelEditor({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [source, setSource] = useState(project.label_config);
  const [side, setSide] = useState<'visual' | 'code'>('visual');
  const [migrating, setMigrating] = useState<{ control: string; names: readonly string[] } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { data: summary } = useQuery({
    queryKey: ['summary', project.id],
    queryFn: () => projects.summary(project.id),
  });
  const { data: first } = useQuery({
    queryKey: ['first-task', project.id],
    queryFn: () =>
      tasks
        .list(project.id, 1, 1)
        .then((page) => page.tasks[0] ?? null)
        .catch(() => null),
  });
  const fields = summary ? Object.keys(summary.all_data_columns) : undefined;
  const marks = useMarks(source, project.id, fields);
  const sample = useMemo(
    () =>
      first?.data ??
      (Object.assign({}, ...TEMPLATES.map((template) => template.sample).toReversed()) as Record<string, unknown>),
    [first],
  );

  const save = async () => {
    setRefusal(null);
    try {
      await projects.validate(project.id, source);
      client.setQueryData(['project', project.id], await projects.change(project.id, { label_config: source }));
      void client.invalidateQueries({ queryKey: ['project', project.id] });
      say(t.common.saved);
    } catch (error) {
      setRefusal((error as Error).message);
    }
  };
  const changed = source !== project.label_config;
  const uses = summary?.created_labels ?? {};
  return (
    <div className="label-editor">
      <div className="row editor-tools">
        <Segmented
          label={t.editor.visual}
          value={side}
          onChange={setSide}
          options={[
            ['visual', t.editor.visual],
            ['code', t.editor.code],
          ]}
        />
        <select
          className="select"
          aria-label={t.editor.templates}
          value=""
          onChange={(event) =>
            setSource(TEMPLATES.find((template) => template.id === event.target.value)?.config ?? source)
          }
        >
          <option value="">{t.editor.templates}</option>
          {TEMPLATES.map((template) => (
            <option key={template.id} value={template.id}>
              {t.templates[template.id][0]}
            </option>
          ))}
        </select>
        <span className="grow" />
        {changed && <span className="pill warn">{t.editor.unsaved}</span>}
        <Button disabled={!changed} onClick={() => setSource(project.label_config)}>
          {t.editor.reset}
        </Button>
        <Button look="primary" disabled={!changed || marks.broken} onClick={() => void save()}>
          {t.editor.save}
        </Button>
      </div>
      {refusal && (
        <p className="notice bad refusal" role="alert">
          <CircleX size={16} aria-hidden="true" />
          <span>{refusal}</span>
        </p>
      )}
      <div className="editor-columns">
        <div className="card editor-side">
          {side === 'visual' ? (
            <VisualEditor
              source={source}
              onChange={setSource}
              uses={uses}
              onMigrate={(control, names) => (changed ? say(t.migrate.unsaved) : setMigrating({ control, names }))}
            />
          ) : (
            <CodeEditor source={source} marks={marks.all} onChange={setSource} />
          )}
          <MarkList marks={marks.all} />
        </div>
        <section className="editor-preview" aria-label={t.editor.preview}>
          <h2>
            {t.editor.preview} <span className="faint">{first ? t.editor.previewOn : t.editor.previewSample}</span>
          </h2>
          <ConfigPreview source={source} data={sample} />
        </section>
      </div>
      {migrating && (
        <MigrateDialog
          project={project}
          {...migrating}
          uses={uses[migrating.control] ?? {}}
          onClose={() => setMigrating(null)}
          onDone={(labelConfig) => {
            setMigrating(null);
            setSource(labelConfig);
            void client.invalidateQueries();
            say(t.migrate.done);
          }}
        />
      )}
    </div>
  );
}
