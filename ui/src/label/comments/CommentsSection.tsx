import { useState } from 'react';
import { useT } from '../../i18n/I18n';
import { useLabel } from '../LabelContext';
import { CommentForm } from './CommentForm';
import { CommentItem } from './CommentItem';
import './comments.css';
import { WaitingComment } from './WaitingComment';

/** The talk about this task. Settled comments step back until somebody asks for them. */
export function CommentsSection({
  project,
  annotation,
}: {
  readonly project: number;
  readonly annotation: number | null;
}) {
  const t = useT();
  const { comments } = useLabel();
  const [withResolved, setWithResolved] = useState(false);
  // One may speak before the server has told what others said.
  const { all: told, waiting } = comments;
  const all = told ?? [];
  const resolved = all.filter((comment) => comment.is_resolved).length;
  return (
    <section className="panel-section comments" aria-label={t.comments.title}>
      <header>
        <h2>{t.comments.title}</h2>
        {resolved > 0 ? (
          <button type="button" className="link-button" onClick={() => setWithResolved(!withResolved)}>
            {withResolved ? t.comments.hideResolved : t.comments.showResolved(resolved)}
          </button>
        ) : (
          <span className="numbers faint">{all.length + waiting.length}</span>
        )}
      </header>
      <ul>
        {all
          .filter((comment) => withResolved || !comment.is_resolved)
          .map((comment) => (
            <CommentItem key={comment.id} comment={comment} />
          ))}
        {waiting.map((parcel) => (
          <WaitingComment key={parcel.id} parcel={parcel} />
        ))}
      </ul>
      {told !== null && !comments.isKnown && <p className="faint panel-empty">{t.comments.unknownOthers}</p>}
      <CommentForm project={project} annotation={annotation} />
    </section>
  );
}
