import { useId, useState } from 'react';
import { WEBHOOK_ACTIONS, freshSecret, webhooks, type Webhook, type WebhookForm } from '../../../api/webhooks';
import { useAttempt } from '../../../app/useAttempt';
import { Button } from '../../../design/Button';
import { Dialog } from '../../../design/Dialog';
import { AreaRow, CheckRow, TextRow } from '../../../design/rows';
import { useT } from '../../../i18n/I18n';
import { CopyLine } from '../../CopyLine';
import { headerText, readHeaders } from './headers';

const FRESH: WebhookForm = {
  url: '',
  send_payload: true,
  send_for_all_actions: true,
  headers: {},
  is_active: true,
  actions: [],
};

/** The form of a webhook. */
export function WebhookDialog({
  project,
  webhook,
  onClose,
  onSaved,
}: {
  readonly project: number;
  /** Null for a new one. */
  readonly webhook: Webhook | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) {
  const t = useT();
  const id = useId();
  const { url, send_payload, send_for_all_actions, headers, is_active, actions } = webhook ?? FRESH;
  const [form, setForm] = useState<WebhookForm>({
    url,
    send_payload,
    send_for_all_actions,
    headers,
    is_active,
    actions,
  });
  const [lines, setLines] = useState(headerText(headers));
  const [secret, setSecret] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [unsigned, setUnsigned] = useState(false);
  const { busy, problem, setProblem, run } = useAttempt();
  const set = (change: Partial<WebhookForm>) => setForm((before) => ({ ...before, ...change }));
  const toggle = (action: string, on: boolean) =>
    set({ actions: on ? [...form.actions, action] : form.actions.filter((one) => one !== action) });
  const save = () => {
    const read = readHeaders(lines);
    if (read.wrong !== null) {
      setProblem(t.webhooks.badHeader(read.wrong));
      return;
    }
    void run(async () => {
      const whole = { ...form, url: form.url.trim(), headers: read.headers };
      const stored = await (webhook ? webhooks.change(webhook.id, whole) : webhooks.create(project, whole));
      if (secret !== '') await webhooks.setSecret(project, stored.id, secret);
      else if (unsigned) await webhooks.setSecret(project, stored.id, null);
      onSaved();
      onClose();
    });
  };
  return (
    <Dialog
      title={webhook ? t.webhooks.edit : t.webhooks.add}
      size={600}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" type="submit" form={id} disabled={busy || form.url.trim() === ''}>
            {t.common.save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="webhook-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextRow
          label={t.webhooks.url}
          hint={t.webhooks.urlHint}
          type="url"
          dir="ltr"
          value={form.url}
          onChange={(value) => set({ url: value })}
        />
        <CheckRow label={t.webhooks.active} checked={form.is_active} onChange={(on) => set({ is_active: on })} />
        <CheckRow label={t.webhooks.payload} checked={form.send_payload} onChange={(on) => set({ send_payload: on })} />
        <CheckRow
          label={t.webhooks.all}
          checked={form.send_for_all_actions}
          onChange={(on) => set({ send_for_all_actions: on })}
        />
        {!form.send_for_all_actions && (
          <fieldset className="webhook-actions">
            <legend>{t.webhooks.actions}</legend>
            {WEBHOOK_ACTIONS.map((action) => (
              <CheckRow
                key={action}
                label={t.webhooks.action[action]}
                checked={form.actions.includes(action)}
                onChange={(on) => toggle(action, on)}
              />
            ))}
          </fieldset>
        )}
        <AreaRow label={t.webhooks.headers} hint={t.webhooks.headersHint} rows={3} value={lines} onChange={setLines} />
        <TextRow
          label={t.webhooks.secret}
          hint={webhook?.secret_is_set ? t.webhooks.secretKept : t.webhooks.secretHint}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          value={secret}
          onChange={(value) => {
            setSecret(value);
            setMade(null);
          }}
        />
        <div className="row">
          <Button
            size="small"
            onClick={() => {
              const fresh = freshSecret();
              setSecret(fresh);
              setMade(fresh);
            }}
          >
            {t.webhooks.makeSecret}
          </Button>
          {webhook?.secret_is_set && <CheckRow label={t.webhooks.unsign} checked={unsigned} onChange={setUnsigned} />}
        </div>
        {made !== null && <CopyLine text={made} label={t.webhooks.secret} />}
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
