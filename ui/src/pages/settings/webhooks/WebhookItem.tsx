import { useState } from 'react';
import { webhooks, type Webhook } from '../../../api/webhooks';
import { Button } from '../../../design/Button';
import { useToast } from '../../../design/Toasts';
import { useSpeech } from '../../../i18n/I18n';

/** A webhook: how it fares, and what can be done with it. */
export function WebhookItem({
  project,
  webhook,
  onTold,
  onLog,
  onChange,
  onRemove,
}: {
  readonly project: number;
  readonly webhook: Webhook;
  /** Something was sent. */
  readonly onTold: () => void;
  readonly onLog: () => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}) {
  const { t, language } = useSpeech();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const isAway = webhook.is_active && webhook.next_attempt_at !== null && webhook.waiting > 0;
  const last = webhook.last_delivery;
  const words = [
    ...(webhook.is_active ? [] : [t.webhooks.off]),
    ...(isAway ? [t.webhooks.away(clock.format(new Date(webhook.next_attempt_at)))] : []),
    ...(webhook.waiting > 0 ? [t.webhooks.waiting(webhook.waiting)] : []),
    ...(isAway
      ? []
      : [last === null ? t.webhooks.fresh : last.state === 'delivered' ? t.webhooks.fine : (last.error ?? '')]),
    ...(webhook.secret_is_set ? [t.webhooks.signed] : []),
    ...(webhook.ml_backend === null ? [] : [t.webhooks.ofModel]),
  ].filter(Boolean);
  const test = async () => {
    setBusy(true);
    try {
      const tried = await webhooks.test(project, webhook.id);
      say(
        tried.state === 'delivered' ? t.webhooks.testArrived(tried.status) : t.webhooks.testFailed(tried.error ?? ''),
      );
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    setBusy(false);
    onTold();
  };
  return (
    <li className="webhook-item" data-webhook={webhook.url}>
      <span className="person-words">
        <b className="cut" dir="ltr">
          {webhook.url}
        </b>
        <span className={`small-text ${isAway || last?.state === 'failed' ? 'bad-text' : 'faint'}`}>
          {words.join(' · ')}
        </span>
      </span>
      <div className="row">
        <Button size="small" disabled={busy} onClick={() => void test()}>
          {t.webhooks.test}
        </Button>
        <Button size="small" onClick={onLog}>
          {t.webhooks.log}
        </Button>
        <Button size="small" onClick={onChange}>
          {t.webhooks.change}
        </Button>
        <Button size="small" look="danger" onClick={onRemove}>
          {t.webhooks.remove}
        </Button>
      </div>
    </li>
  );
}
