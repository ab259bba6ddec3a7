import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { projects } from '../api/server';
import type { Project, Sampling, SkipQueue } from '../api/types';
import { Shell } from '../app/Shell';
import { Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Field } from '../design/Field';
import { useToast } from '../design/Toasts';
import { LabelEditor } from '../editor/LabelEditor';
import { useT } from '../i18n/I18n';
import './pages.css';
import { ProjectHead } from './ProjectHead';

const SECTIONS = ['general', 'labels', 'queue', 'danger'] as const;

export default function SettingsPage({ projectId, section }: { readonly projectId: number; readonly section: string }) {
  const t = useT();
  const { data: project, error } = useQuery({
    queryKey: ['project', projectId],
    queryFn: () => projects.get(projectId),
  });
  if (error)
    return (
      <Shell>
        <p className="notice bad">{t.errors.failed(error.message)}</p>
      </Shell>
    );
  if (!project)
    return (
      <Shell>
        <Spinner label={t.common.loading} />
      </Shell>
    );
  // The original calls the label editor "labeling".
  const current = section === 'labeling' ? 'labels' : section;
  return (
    <Shell size={current === 'labels' ? 1440 : 1160}>
      <ProjectHead project={project} tab="settings" />
      <div className="settings">
        <nav className="settings-menu" aria-label={t.settings.title}>
          {SECTIONS.map((name) => (
            <Link
              key={name}
              href={`/projects/${projectId}/settings/${name}`}
              className="menu-item"
              aria-current={current === name ? 'page' : undefined}
            >
              {t.settings[name]}
            </Link>
          ))}
        </nav>
        <div className="settings-body">
          {current === 'general' && <GeneralSettings key={project.id} project={project} />}
          {current === 'labels' && <LabelEditor key={project.id} project={project} />}
          {current === 'queue' && <QueueSettings key={project.id} project={project} />}
          {current === 'danger' && <DangerZone project={project} />}
        </div>
      </div>
    </Shell>
  );
}

/** Keeps a changed copy of some fields and sends exactly those. */
function useProjectForm<K extends keyof Project>(project: Project, keys: readonly K[]) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [values, setValues] = useState(
    () => Object.fromEntries(keys.map((key) => [key, project[key]])) as Pick<Project, K>,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      await projects.change(project.id, values as Partial<Project>);
      void client.invalidateQueries({ queryKey: ['project', project.id] });
      void client.invalidateQueries({ queryKey: ['projects'] });
      say(t.common.saved);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const set = <F extends K>(key: F, value: Project[F]) => setValues((old) => ({ ...old, [key]: value }));
  return { values, set, save, problem };
}

function GeneralSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const { values, set, save, problem } = useProjectForm(project, [
    'title',
    'description',
    'expert_instruction',
    'show_instruction',
    'show_skip_button',
    'enable_empty_annotation',
  ]);
  return (
    <form className="card section" onSubmit={(event) => void save(event)}>
      <h2>{t.settings.general}</h2>
      <Field label={t.settings.name} hint={t.create.nameHint}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={50}
            value={values.title}
            onChange={(event) => set('title', event.target.value)}
          />
        )}
      </Field>
      <Field label={t.settings.description}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            rows={2}
            value={values.description}
            onChange={(event) => set('description', event.target.value)}
          />
        )}
      </Field>
      <Field label={t.settings.instructions} hint={t.settings.instructionsHint}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            rows={6}
            value={values.expert_instruction}
            onChange={(event) => set('expert_instruction', event.target.value)}
          />
        )}
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={values.show_instruction}
          onChange={(event) => set('show_instruction', event.target.checked)}
        />
        <span>{t.settings.showInstructions}</span>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={values.show_skip_button}
          onChange={(event) => set('show_skip_button', event.target.checked)}
        />
        <span>{t.settings.allowSkip}</span>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={values.enable_empty_annotation}
          onChange={(event) => set('enable_empty_annotation', event.target.checked)}
        />
        <span>{t.settings.allowEmpty}</span>
      </label>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <span>
        <Button type="submit" look="primary">
          {t.common.save}
        </Button>
      </span>
    </form>
  );
}

function QueueSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const { values, set, save, problem } = useProjectForm(project, [
    'sampling',
    'maximum_annotations',
    'skip_queue',
    'model_version',
  ]);
  const { data: versions = {} } = useQuery({
    queryKey: ['model-versions', project.id],
    queryFn: () => projects.modelVersions(project.id),
  });
  return (
    <form className="card section" onSubmit={(event) => void save(event)}>
      <h2>{t.settings.queue}</h2>
      <Field label={t.settings.sampling}>
        {(control) => (
          <select
            {...control}
            className="select"
            value={values.sampling}
            onChange={(event) => set('sampling', event.target.value as Sampling)}
          >
            {Object.entries(t.sampling).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.settings.overlap} hint={t.settings.overlapHint}>
        {(control) => (
          <input
            {...control}
            className="input number-input"
            type="number"
            min={1}
            max={100}
            value={values.maximum_annotations}
            onChange={(event) => set('maximum_annotations', Number(event.target.value))}
          />
        )}
      </Field>
      <Field label={t.settings.skipQueue}>
        {(control) => (
          <select
            {...control}
            className="select"
            value={values.skip_queue}
            onChange={(event) => set('skip_queue', event.target.value as SkipQueue)}
          >
            {Object.entries(t.skipQueue).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.settings.modelVersion}>
        {(control) => (
          <select
            {...control}
            className="select"
            value={values.model_version}
            onChange={(event) => set('model_version', event.target.value)}
          >
            <option value="">{t.settings.noModel}</option>
            {[...new Set([...Object.keys(versions), values.model_version])].filter(Boolean).map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </select>
        )}
      </Field>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <span>
        <Button type="submit" look="primary">
          {t.common.save}
        </Button>
      </span>
    </form>
  );
}

function DangerZone({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const name = project.title || t.projects.untitled;
  const remove = async () => {
    try {
      await projects.remove(project.id);
      void client.invalidateQueries({ queryKey: ['projects'] });
      say(t.settings.deleted);
      go('/projects');
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
  };
  return (
    <section className="card section danger-zone">
      <h2>{t.settings.deleteProject}</h2>
      <p className="soft">{t.settings.deleteText}</p>
      <Field label={t.settings.typeName(name)}>
        {(control) => (
          <input
            {...control}
            className="input"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <span>
        <Button look="danger primary" disabled={typed !== name} onClick={() => void remove()}>
          {t.settings.deleteProject}
        </Button>
      </span>
    </section>
  );
}
