import { Webhook as Art } from 'lucide-react';
import { useState } from 'react';
import type { Project } from '../../../api/types';
import { webhooks, type Webhook } from '../../../api/webhooks';
import { Empty, Spinner } from '../../../design/bits';
import { Button } from '../../../design/Button';
import { ConfirmDialog } from '../../../design/ConfirmDialog';
import { useToast } from '../../../design/Toasts';
import { useT } from '../../../i18n/I18n';
import { DeliveryDialog } from './DeliveryDialog';
import { useWebhooks } from './useWebhooks';
import { WebhookDialog } from './WebhookDialog';
import { WebhookItem } from './WebhookItem';
import './webhooks.css';

/** What is open over the list. */
type Open =
  | { readonly what: 'form'; readonly webhook: Webhook | null }
  | { readonly what: 'log' | 'end'; readonly webhook: Webhook };

/** Who is told what happens in a project. */
export function WebhookSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const { data, error, refresh } = useWebhooks(project.id);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="card section">
      <h2>{t.settings.webhooks}</h2>
      <p className="soft">{t.webhooks.lead}</p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data?.length === 0 && (
        <Empty art={<Art size={30} />} title={t.webhooks.none}>
          {t.webhooks.noneText}
        </Empty>
      )}
      <ul className="person-list" aria-label={t.settings.webhooks}>
        {data?.map((webhook) => (
          <WebhookItem
            key={webhook.id}
            project={project.id}
            webhook={webhook}
            onTold={refresh}
            onLog={() => setOpen({ what: 'log', webhook })}
            onChange={() => setOpen({ what: 'form', webhook })}
            onRemove={() => setOpen({ what: 'end', webhook })}
          />
        ))}
      </ul>
      <span>
        <Button look="primary" onClick={() => setOpen({ what: 'form', webhook: null })}>
          {t.webhooks.add}
        </Button>
      </span>
      {open?.what === 'form' && (
        <WebhookDialog project={project.id} webhook={open.webhook} onClose={close} onSaved={refresh} />
      )}
      {open?.what === 'log' && <DeliveryDialog project={project.id} webhook={open.webhook} onClose={close} />}
      {open?.what === 'end' && (
        <ConfirmDialog
          title={t.webhooks.removeTitle}
          action={t.webhooks.remove}
          size={440}
          onClose={close}
          run={async () => {
            await webhooks.remove(open.webhook.id);
            say(t.webhooks.removed);
            refresh();
          }}
        >
          <p>{t.webhooks.removeText}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
