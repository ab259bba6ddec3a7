import type { ReactNode } from 'react';
import { Avatar } from '../../design/bits';
import { useSpeech } from '../../i18n/I18n';
import { moment } from '../../i18n/moment';

export interface CommentHeadProps {
  readonly name: string;
  readonly at: Date;
  /** What can be done with the comment. */
  readonly children: ReactNode;
}

/** Who says something, and since when. */
export function CommentHead({ name, at, children }: CommentHeadProps) {
  const { language } = useSpeech();
  return (
    <div className="row comment-head">
      <Avatar name={name} />
      <span className="grow comment-who">
        <b className="cut">{name}</b>
        <time className="faint" dateTime={at.toISOString()}>
          {moment(at, language)}
        </time>
      </span>
      {children}
    </div>
  );
}
