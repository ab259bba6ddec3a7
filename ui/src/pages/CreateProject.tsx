import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { projects } from '../api/server';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { AreaRow, FileRow, TextRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { ENDINGS, FileDialog } from '../imports/FileDialog';
import { importInto } from './importing';
import { ImportSource, type ImportSourceName } from './ImportSource';
import { TEMPLATES } from './templates';
import { fitsAsTitle } from './title';

const HubDialog = lazy(() => import('../hub/HubDialog'));

/** A project for texts of one's own, or for rows of a data set. */
export default function CreateProject({ onClose }: { readonly onClose: () => void }) {
  const [from, setFrom] = useState<ImportSourceName>('own');
  const source = <ImportSource value={from} onChange={setFrom} />;
  return from === 'hub' ? (
    <Suspense>
      <HubDialog project={null} source={source} onClose={onClose} />
    </Suspense>
  ) : (
    <OwnProject source={source} onClose={onClose} />
  );
}

/** Name, template, texts: three steps on one sheet, then straight to the project. */
function OwnProject({ source, onClose }: { readonly source: ReactNode; readonly onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState(TEMPLATES[0]!);
  const [texts, setTexts] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [made, setMade] = useState<Project | null>(null);
  const { busy, problem, setProblem, run } = useAttempt();
  const open = (id: number) => {
    void client.invalidateQueries({ queryKey: ['projects'] });
    go(`/projects/${id}`);
  };

  const create = async () => {
    if (!fitsAsTitle(title.trim())) return setProblem(t.create.tooShort);
    await run(async () => {
      const project = await projects.create({
        title: title.trim(),
        label_config: chosen.config,
      });
      try {
        await importInto(project.id, chosen.field, texts);
        say(t.create.created);
      } catch (error) {
        // The project stands; what could not be read is said where it can be tried again.
        say(t.errors.failed((error as Error).message));
      }
      // A file is looked over first, as in a project that is there.
      if (file) setMade(project);
      else open(project.id);
    });
  };

  if (made && file)
    return (
      <FileDialog
        project={made}
        given={file}
        source={null}
        onClose={() => {
          onClose();
          open(made.id);
        }}
      />
    );

  return (
    <Dialog
      title={t.create.title}
      onClose={onClose}
      size={760}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" disabled={busy} onClick={() => void create()}>
            {t.create.create}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        style={{ '--gap': '18px' }}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        {source}
        <TextRow
          label={t.create.name}
          hint={t.create.nameHint}
          error={problem}
          autoFocus
          maxLength={50}
          dir="auto"
          value={title}
          onChange={setTitle}
        />
        <fieldset>
          <legend className="field-legend">{t.create.template}</legend>
          <div className="template-grid">
            {TEMPLATES.map((template) => {
              const [name, text] = t.templates[template.id];
              const Icon = template.icon;
              return (
                <label key={template.id} className="template">
                  <input
                    type="radio"
                    name="template"
                    className="unseen"
                    checked={template === chosen}
                    onChange={() => setChosen(template)}
                  />
                  <span className="template-icon" aria-hidden="true">
                    <Icon size={19} />
                  </span>
                  <span>
                    <b>{name}</b>
                    <span className="faint">{text}</span>
                  </span>
                </label>
              );
            })}
          </div>
        </fieldset>
        {chosen.field !== null && (
          <AreaRow
            label={t.create.texts}
            hint={`${t.create.textsHint} ${t.create.fieldName(chosen.field)}`}
            rows={4}
            value={texts}
            onChange={setTexts}
          />
        )}
        <FileRow label={t.create.file} hint={t.imports.fileHint} accept={ENDINGS} onChange={setFile} />
      </form>
    </Dialog>
  );
}
