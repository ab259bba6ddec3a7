import { webhooks, type Delivery, type Webhook } from '../../../api/webhooks';
import { Spinner } from '../../../design/bits';
import { Button } from '../../../design/Button';
import { Dialog } from '../../../design/Dialog';
import { useToast } from '../../../design/Toasts';
import { useSpeech, useT } from '../../../i18n/I18n';
import { useDeliveries } from './useWebhooks';

/** What a webhook was sent, and what waits for it. */
export function DeliveryDialog({
  project,
  webhook,
  onClose,
}: {
  readonly project: number;
  readonly webhook: Webhook;
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const { data, error, refresh } = useDeliveries(project, webhook.id);
  const again = (delivery: Delivery) =>
    void webhooks
      .redeliver(project, webhook.id, delivery.id)
      .catch((failure: unknown) => say(t.errors.failed((failure as Error).message)))
      .then(refresh);
  return (
    <Dialog
      title={t.webhooks.logOf(webhook.url)}
      size={920}
      onClose={onClose}
      footer={
        <>
          <Button onClick={refresh}>{t.webhooks.refresh}</Button>
          <Button look="primary" onClick={onClose}>
            {t.common.close}
          </Button>
        </>
      }
    >
      <p className="soft">{t.webhooks.logText}</p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data?.length === 0 && <p>{t.webhooks.logEmpty}</p>}
      {data && data.length > 0 && (
        <div className="delivery-frame" tabIndex={0} role="region" aria-label={t.webhooks.log}>
          <table className="delivery-table">
            <thead>
              <tr>
                <th scope="col">{t.webhooks.time}</th>
                <th scope="col">{t.webhooks.what}</th>
                <th scope="col">{t.webhooks.state}</th>
                <th scope="col">{t.webhooks.answer}</th>
                <th scope="col">{t.webhooks.took}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {data.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} onAgain={() => again(delivery)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}

function DeliveryRow({ delivery, onAgain }: { readonly delivery: Delivery; readonly onAgain: () => void }) {
  const { t, language } = useSpeech();
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  const when = date.format(new Date(delivery.attempted_at ?? delivery.created_at));
  const tries = delivery.attempts > 1 ? ` (${t.webhooks.attempts(delivery.attempts)})` : '';
  return (
    <tr data-delivery={delivery.id} data-state={delivery.state}>
      <td className="numbers">{when}</td>
      <td dir="ltr">{delivery.action}</td>
      <td className={delivery.state === 'failed' ? 'bad-text' : ''}>
        {t.webhooks.states[delivery.state]}
        {tries}
      </td>
      <td className="delivery-answer">{[delivery.status, delivery.error].filter(Boolean).join(' · ')}</td>
      <td className="numbers">
        {delivery.duration_ms !== null && t.webhooks.milliseconds(delivery.duration_ms.toLocaleString(language))}
      </td>
      <td>
        {delivery.state !== 'waiting' && (
          <Button size="small" aria-label={t.webhooks.againOf(delivery.action, when)} onClick={onAgain}>
            {t.webhooks.again}
          </Button>
        )}
      </td>
    </tr>
  );
}
