import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { copies, type CopyMode } from '../../api/tagloop';
import type { Project } from '../../api/types';
import { useAttempt } from '../../app/useAttempt';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { TextRow } from '../../design/rows';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** A second project like this one, with as much of its content as one wants. */
export function DuplicateDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [title, setTitle] = useState(t.duplicate.copyOf(project.title).slice(0, 50));
  const [mode, setMode] = useState<CopyMode>('settings');
  const { busy, problem, run } = useAttempt();
  const duplicate = () =>
    run(async () => {
      const made = await copies.duplicate(project.id, { title: title.trim(), mode });
      void client.invalidateQueries({ queryKey: ['projects'] });
      say(t.duplicate.done);
      onClose();
      go(`/projects/${made.id}`);
    });
  return (
    <Dialog
      title={t.duplicate.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" disabled={busy} onClick={() => void duplicate()}>
            {t.duplicate.open}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        style={{ '--gap': '16px' }}
        onSubmit={(event) => {
          event.preventDefault();
          void duplicate();
        }}
      >
        <TextRow
          label={t.settings.name}
          hint={t.create.nameHint}
          error={problem}
          maxLength={50}
          dir="auto"
          value={title}
          onChange={setTitle}
        />
        <fieldset className="stack" style={{ '--gap': '8px' }}>
          <legend className="field-legend">{t.duplicate.what}</legend>
          {(Object.entries(t.duplicate.modes) as [CopyMode, readonly [string, string]][]).map(([key, [name, text]]) => (
            <label key={key} className="choice">
              <input type="radio" name="mode" checked={mode === key} onChange={() => setMode(key)} />
              <span className="grow">
                {name}
                <br />
                <span className="faint">{text}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
