import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { projects } from '../api/server';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Field } from '../design/Field';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { importInto } from './importing';
import { TEMPLATES } from './templates';

/** Name, template, texts: three steps on one sheet, then straight to the project. */
export function CreateProject({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState(TEMPLATES[0]!);
  const [texts, setTexts] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const create = async () => {
    if (title.trim().length < 3 || title.trim().length > 50) return setProblem(t.create.tooShort);
    setBusy(true);
    setProblem(null);
    try {
      const project = await projects.create({ title: title.trim(), label_config: chosen.config });
      try {
        await importInto(project.id, chosen.field, texts, file);
        say(t.create.created);
      } catch (error) {
        // The project stands; what could not be read is said where it can be tried again.
        say(t.errors.failed((error as Error).message));
      }
      void client.invalidateQueries({ queryKey: ['projects'] });
      go(`/projects/${project.id}`);
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

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
        <Field label={t.create.name} hint={t.create.nameHint} error={problem}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoFocus
              maxLength={50}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
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
          <Field label={t.create.texts} hint={`${t.create.textsHint} ${t.create.fieldName(chosen.field)}`}>
            {(control) => (
              <textarea
                {...control}
                className="textarea"
                rows={4}
                dir="auto"
                value={texts}
                onChange={(event) => setTexts(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={t.create.file}>
          {(control) => (
            <input
              {...control}
              type="file"
              className="file-input"
              accept=".json,.csv,.tsv,.txt"
              onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
