import { Check, RotateCcw, Trash2 } from 'lucide-react';
import { nameOf, type Comment } from '../../api/tagloop';
import { useUser } from '../../app/session';
import { IconButton } from '../../design/Button';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';
import { useLabel } from '../LabelContext';
import { CommentHead } from './CommentHead';
import { MarkOfComment } from './MarkOfComment';

/** One comment: who, when, about which mark, and whether it is settled. */
export function CommentItem({ comment }: { readonly comment: Comment }) {
  const t = useT();
  const say = useToast();
  const user = useUser();
  const { comments } = useLabel();
  const act = (work: Promise<void>) => work.catch((error: Error) => say(t.errors.failed(error.message)));
  return (
    <li className={`comment ${comment.is_resolved ? 'resolved' : ''}`}>
      <CommentHead name={nameOf(comment.created_by) ?? t.history.nobody} at={new Date(comment.created_at)}>
        <IconButton
          small
          label={comment.is_resolved ? t.comments.reopen : t.comments.resolve}
          look={comment.is_resolved ? 'plain' : 'good'}
          onClick={() => void act(comments.change(comment.id, { is_resolved: !comment.is_resolved }))}
        >
          {comment.is_resolved ? <RotateCcw size={14} /> : <Check size={16} />}
        </IconButton>
        {comment.created_by?.id === user.id && (
          <IconButton small label={t.comments.remove} onClick={() => void act(comments.remove(comment.id))}>
            <Trash2 size={14} />
          </IconButton>
        )}
      </CommentHead>
      {comment.region_id !== null && <MarkOfComment region={comment.region_id} />}
      <p dir="auto" className="comment-text">
        {comment.text}
      </p>
      {comment.is_resolved && (
        <p className="faint">{t.comments.resolvedBy(nameOf(comment.resolved_by) ?? t.history.nobody)}</p>
      )}
    </li>
  );
}
