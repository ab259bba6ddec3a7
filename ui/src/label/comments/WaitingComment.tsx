import { CloudAlert, CloudUpload, RotateCcw, Trash2 } from 'lucide-react';
import { nameOf } from '../../api/tagloop';
import { useUser } from '../../app/session';
import { IconButton } from '../../design/Button';
import { useT } from '../../i18n/I18n';
import type { CommentParcel } from '../../outbox/parcel';
import { outbox } from '../../outbox/useOutbox';
import { CommentHead } from './CommentHead';
import { MarkOfComment } from './MarkOfComment';

/** A comment that is safe on this machine and not on the server. */
export function WaitingComment({ parcel }: { readonly parcel: CommentParcel }) {
  const t = useT();
  const user = useUser();
  return (
    <li className="comment waiting" data-waiting={parcel.id}>
      <CommentHead name={nameOf(user)!} at={new Date(parcel.at)}>
        {parcel.refusal !== null && (
          <IconButton small label={t.outbox.tryAgain} onClick={() => void outbox.retry(parcel.id)}>
            <RotateCcw size={14} />
          </IconButton>
        )}
        <IconButton small label={t.comments.takeBack} onClick={() => void outbox.drop(parcel.id)}>
          <Trash2 size={14} />
        </IconButton>
      </CommentHead>
      {parcel.region !== null && <MarkOfComment region={parcel.region} />}
      <p dir="auto" className="comment-text">
        {parcel.text}
      </p>
      <p className={`comment-state ${parcel.refusal === null ? '' : 'bad'}`}>
        {parcel.refusal === null ? (
          <CloudUpload size={13} aria-hidden="true" />
        ) : (
          <CloudAlert size={13} aria-hidden="true" />
        )}
        {parcel.refusal === null ? t.comments.notSent : t.comments.refused(parcel.refusal)}
      </p>
    </li>
  );
}
