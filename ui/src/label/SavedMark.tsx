import { CloudAlert, CloudCheck, CloudOff, LoaderCircle, LogIn } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';
import { outbox, useOutbox } from '../outbox/useOutbox';
import { isAnswer, isComment, type AnswerParcel } from '../outbox/parcel';
import type { SavedState } from './savedState';
import { ConflictDialog } from './versions/ConflictDialog';

/** Whether one's work is safe, in one word; a click shows what still waits. */
export function SavedMark({ saved: told }: { readonly saved: SavedState }) {
  const t = useT();
  const saved = useSyncExternalStore(told.subscribe, told.current);
  const { state, parcels } = useOutbox();
  const [open, setOpen] = useState(false);
  const [deciding, setDeciding] = useState<AnswerParcel | null>(null);
  const answers = parcels.filter((parcel) => parcel.kind !== 'draft');
  const refused = parcels.filter((parcel) => parcel.refusal !== null);
  const shown =
    refused.length > 0
      ? { look: 'bad', icon: <CloudAlert size={15} />, text: t.outbox.refused(refused.length) }
      : saved === 'failed'
        ? { look: 'bad', icon: <CloudAlert size={15} />, text: t.outbox.failed }
        : state === 'signed-out'
          ? { look: 'warn', icon: <LogIn size={15} />, text: t.outbox.signedOut }
          : state === 'offline'
            ? {
                look: 'warn',
                icon: <CloudOff size={15} />,
                text: answers.length > 0 ? t.outbox.offlineWaiting(answers.length) : t.outbox.offline,
              }
            : state === 'sending' || saved === 'writing'
              ? { look: '', icon: <LoaderCircle size={15} className="turning" />, text: t.outbox.saving }
              : saved === 'safe'
                ? { look: '', icon: <CloudCheck size={15} />, text: t.outbox.saved }
                : null;
  return (
    <>
      <span role="status" className="saved-slot">
        {shown && (
          <button type="button" className={`saved-mark ${shown.look}`} onClick={() => setOpen(true)}>
            {shown.icon}
            <span>{shown.text}</span>
          </button>
        )}
      </span>
      {open && (
        <Dialog
          title={t.outbox.title}
          onClose={() => setOpen(false)}
          footer={
            <Button look="primary" onClick={() => void outbox.resume()}>
              {t.outbox.sendNow}
            </Button>
          }
        >
          <p className="soft">{t.outbox.explain}</p>
          {parcels.length === 0 && <p className="panel-empty">{t.outbox.empty}</p>}
          <ul className="stack" style={{ '--gap': '8px', marginBlockStart: 12 }}>
            {parcels.map((parcel) => (
              <li key={parcel.id} className="row parcel">
                <span className="grow">
                  {t.outbox.kinds[parcel.kind]} · {t.label.task(parcel.task)}
                  {isComment(parcel) && (
                    <>
                      <br />
                      <span dir="auto">{parcel.text}</span>
                    </>
                  )}
                  <br />
                  <span className={parcel.refusal ? 'field-error' : 'faint'}>
                    {parcel.refusal ?? new Date(parcel.at).toLocaleTimeString()}
                  </span>
                </span>
                {isAnswer(parcel) && parcel.conflict ? (
                  <Button size="small" look="primary" onClick={() => setDeciding(parcel)}>
                    {t.conflict.decide}
                  </Button>
                ) : (
                  parcel.refusal && (
                    <Button size="small" onClick={() => void outbox.retry(parcel.id)}>
                      {t.outbox.tryAgain}
                    </Button>
                  )
                )}
                {parcel.refusal && (
                  <Button size="small" look="danger" onClick={() => void outbox.drop(parcel.id)}>
                    {t.outbox.throwAway}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
      {deciding && (
        <ConflictDialog parcel={deciding} onClose={() => setDeciding(null)} onDecided={() => setDeciding(null)} />
      )}
    </>
  );
}
