import { useId, useState } from 'react';
import { models, type ModelConnection, type ModelForm, type Trial } from '../../../api/models';
import { useAttempt } from '../../../app/useAttempt';
import { Button } from '../../../design/Button';
import { Dialog } from '../../../design/Dialog';
import { CheckRow, TextRow } from '../../../design/rows';
import { useT } from '../../../i18n/I18n';
import { TrialSteps } from './TrialSteps';

/** The form of a connection, with a test before anything is stored. */
export function ModelDialog({
  project,
  model,
  onClose,
  onSaved,
}: {
  readonly project: number;
  /** Null for a new one. */
  readonly model: ModelConnection | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const t = useT();
  const id = useId();
  const [title, setTitle] = useState(model?.title ?? '');
  const [url, setUrl] = useState(model?.url ?? '');
  const [interactive, setInteractive] = useState(model?.is_interactive ?? true);
  const [login, setLogin] = useState(model?.auth_method === 'BASIC_AUTH');
  const [user, setUser] = useState(model?.basic_auth_user ?? '');
  const [password, setPassword] = useState('');
  const [trial, setTrial] = useState<Trial | null>(null);
  const { busy, problem, run } = useAttempt();
  const form: ModelForm = {
    title: title.trim() === '' ? url.trim() : title.trim(),
    url: url.trim(),
    is_interactive: interactive,
    auth_method: login ? 'BASIC_AUTH' : 'NONE',
    basic_auth_user: login ? user : '',
    ...(login && password !== '' ? { basic_auth_pass: password } : {}),
  };
  const save = () =>
    run(async () => {
      await (model ? models.change(model.id, form) : models.create(project, form));
      onSaved();
      onClose();
    });
  const test = () => run(async () => setTrial(await models.tryOut(project, form)));
  return (
    <Dialog
      title={model ? t.models.edit : t.models.add}
      onClose={onClose}
      footer={
        <>
          <Button disabled={busy || form.url === ''} onClick={() => void test()}>
            {busy ? t.models.testing : t.models.test}
          </Button>
          <span className="grow" />
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" type="submit" form={id} disabled={busy || form.url === ''}>
            {t.common.save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="model-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextRow label={t.models.url} hint={t.models.urlHint} type="url" dir="ltr" value={url} onChange={setUrl} />
        <TextRow label={t.models.title} dir="auto" value={title} onChange={setTitle} />
        <CheckRow label={t.models.interactive} checked={interactive} onChange={setInteractive} />
        <CheckRow label={t.models.login} checked={login} onChange={setLogin} />
        {login && (
          <>
            <TextRow label={t.models.user} autoComplete="off" value={user} onChange={setUser} />
            <TextRow
              label={t.models.password}
              hint={model?.basic_auth_pass_is_set ? t.models.passwordKept : undefined}
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={setPassword}
            />
          </>
        )}
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
        {trial && <TrialSteps trial={trial} />}
      </form>
    </Dialog>
  );
}
