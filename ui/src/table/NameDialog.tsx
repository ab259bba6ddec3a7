import { useState, type FormEvent } from 'react';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Field } from '../design/Field';
import { useT } from '../i18n/I18n';

/** Asks for the name of a tab. */
export function NameDialog({
  title,
  action,
  value,
  run,
  onClose,
}: {
  readonly title: string;
  readonly action: string;
  readonly value: string;
  readonly run: (name: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [name, setName] = useState(value);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    await run(name.trim());
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      size={420}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" type="submit" form="tab-name" disabled={busy || name.trim() === ''}>
            {action}
          </Button>
        </>
      }
    >
      <form id="tab-name" onSubmit={(event) => void submit(event)}>
        <Field label={t.table.tabName}>
          {(control) => (
            <input
              {...control}
              className="input"
              dir="auto"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
