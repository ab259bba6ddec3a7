import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { Link } from 'wouter';
import { notices, type Notice } from '../api/notices';
import { nameOf } from '../api/tagloop';
import { Menu } from '../design/Menu';
import { useT } from '../i18n/I18n';
import './notices.css';

const ASK_MS = 60_000;

/** What others said to the person, and how much of it is not read yet. */
export function NoticesMenu() {
  const t = useT();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['notices'], queryFn: notices.list, refetchInterval: ASK_MS, retry: false });
  const unread = data?.unread ?? 0;
  const read = async (which: readonly number[] | 'all') => {
    await notices.read(which).catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <Menu
      label={unread > 0 ? t.notices.unread(unread) : t.notices.title}
      triggerClass="icon-button notices-button"
      trigger={
        <>
          <Bell size={18} />
          {unread > 0 && (
            <span className="shell-count numbers" aria-hidden="true" data-unread={unread}>
              {unread}
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <div className="notices">
          <div className="row">
            <b className="grow">{t.notices.title}</b>
            {unread > 0 && (
              <button type="button" className="link-button" onClick={() => void read('all')}>
                {t.notices.readAll}
              </button>
            )}
          </div>
          {(data?.results.length ?? 0) === 0 && <p className="soft">{t.notices.none}</p>}
          {data?.results.map((notice) => (
            <Link
              key={notice.comment}
              href={placeOf(notice)}
              className={`menu-item notice-item ${notice.is_read ? '' : 'unread'}`}
              onClick={() => {
                close();
                // Where that task is on the screen already, only what is said about it is new.
                void client.invalidateQueries({ queryKey: ['comments', notice.task] });
                if (!notice.is_read) void read([notice.comment]);
              }}
            >
              <span className="small-text">
                <b>{nameOf(notice.created_by) ?? t.history.nobody}</b>{' '}
                <span className="faint">
                  {notice.mentioned ? t.notices.mentioned : t.notices.aboutYours} · {notice.project_title} ·{' '}
                  {t.adjudication.task(notice.task)}
                </span>
                {!notice.is_read && <span className="unseen">{t.notices.isNew}</span>}
              </span>
              <span className="notice-text" dir="auto">
                {notice.text}
              </span>
            </Link>
          ))}
        </div>
      )}
    </Menu>
  );
}

const placeOf = ({ project, task, annotation }: Notice): string =>
  `/projects/${project}/label/${task}${annotation === null ? '' : `?annotation=${annotation}`}`;
