import { CloudAlert, CloudUpload, RotateCcw, Trash2 } from 'lucide-react';
import { nameOf } from '../../api/tagloop';
import { useUser } from '../../app/session';
import { Avatar } from '../../design/bits';
import { IconButton } from '../../design/Button';
import { useSpeech } from '../../i18n/I18n';
import type { CommentParcel } from '../../outbox/parcel';
import { outbox } from '../../outbox/useOutbox';
import { MarkOfComment } from './MarkOfComment';

/** A comment that is safe on this machine and not on the server. */
export function WaitingComment({ parcel }: { readonly parcel: CommentParcel }) {
  const { t, language } = useSpeech();
  const name = nameOf(useUser())!;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="comment waiting" data-waiting={parcel.id}>
      <div className="row comment-head">
        <Avatar name={name} />
        <span className="grow comment-who">
          <b className="cut">{name}</b>
          <time className="faint" dateTime={new Date(parcel.at).toISOString()}>
            {date.format(new Date(parcel.at))}
          </time>
        </span>
        {parcel.refusal !== null && (
          <IconButton small label={t.outbox.tryAgain} onClick={() => void outbox.retry(parcel.id)}>
            <RotateCcw size={14} />
          </IconButton>
        )}
        <IconButton small label={t.comments.takeBack} onClick={() => void outbox.drop(parcel.id)}>
          <Trash2 size={14} />
        </IconButton>
      </div>
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
