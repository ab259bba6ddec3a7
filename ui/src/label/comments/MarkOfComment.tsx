import { MapPin } from 'lucide-react';
import { useT } from '../../i18n/I18n';
import { useLabel } from '../LabelContext';

/** The mark that a comment is about; leads to it while it is there. */
export function MarkOfComment({ region }: { readonly region: string }) {
  const t = useT();
  const { labelling, cursors } = useLabel();
  const span = labelling.state.spans.find(({ id }) => id === region);
  return (
    <button
      type="button"
      className="comment-mark"
      disabled={!span}
      onClick={() => {
        labelling.select(span!.id);
        cursors.view(span!.object)?.scrollTo(span!.id);
      }}
    >
      <MapPin size={12} aria-hidden="true" />
      <span className="cut" dir="auto">
        {span ? labelling.around.sources.get(span.object)?.text.slice(span.start, span.end) : t.comments.markGone}
      </span>
    </button>
  );
}
