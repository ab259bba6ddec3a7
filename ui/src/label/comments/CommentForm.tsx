import { useEffect, useRef, useState } from 'react';
import { Button } from '../../design/Button';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';
import { useLabel } from '../LabelContext';
import { MentionList } from './MentionList';
import { useMentions } from './useMentions';

/** A comment being written, about the chosen mark if there is one and one wishes so. */
export function CommentForm({ project, annotation }: { readonly project: number; readonly annotation: number | null }) {
  const t = useT();
  const say = useToast();
  const { labelling, comments, commenting, setCommenting } = useLabel();
  const [text, setText] = useState('');
  const [onMark, setOnMark] = useState(true);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const mentions = useMentions(project, text, setText, field);
  const span = labelling.state.spans.find(({ id }) => id === labelling.selected);
  useEffect(() => {
    if (!commenting) return;
    field.current?.focus();
    field.current?.scrollIntoView({ block: 'nearest' });
    setCommenting(false);
  }, [commenting]);
  const send = async () => {
    if (text.trim() === '') return;
    setBusy(true);
    try {
      await comments.create({ annotation, region_id: span && onMark ? span.id : null, text: text.trim() });
      setText('');
    } catch (error) {
      // What was written stays in the field.
      say(t.errors.failed((error as Error).message));
    }
    setBusy(false);
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        ref={field}
        className="textarea"
        rows={text === '' ? 1 : 3}
        dir="auto"
        placeholder={t.comments.placeholder}
        aria-label={t.comments.placeholder}
        value={text}
        {...mentions.attributes}
        onChange={(event) => {
          setText(event.target.value);
          mentions.look(event.target);
        }}
        onSelect={(event) => mentions.look(event.currentTarget)}
        onBlur={mentions.close}
        onKeyDown={(event) => {
          if (mentions.takes(event)) return;
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          // Not the task: the comment is sent.
          event.preventDefault();
          void send();
        }}
      />
      {mentions.people.length > 0 && (
        <MentionList id={mentions.id} people={mentions.people} at={mentions.at} onChoose={mentions.choose} />
      )}
      {(span || text !== '') && (
        <div className="row">
          {span && (
            <label className="check grow">
              <input type="checkbox" checked={onMark} onChange={(event) => setOnMark(event.target.checked)} />
              <span>{t.comments.onMark}</span>
            </label>
          )}
          {!span && <span className="grow" />}
          <Button type="submit" size="small" look="primary" keys="Ctrl ⏎" disabled={busy || text.trim() === ''}>
            {t.comments.send}
          </Button>
        </div>
      )}
    </form>
  );
}
