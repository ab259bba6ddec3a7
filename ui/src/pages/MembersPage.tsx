import { useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { users } from '../api/server';
import type { Membership } from '../api/types';
import { useUser } from '../app/session';
import { Shell } from '../app/Shell';
import { useTitle } from '../app/useTitle';
import { Avatar, Empty, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useToast } from '../design/Toasts';
import { useSpeech, useT } from '../i18n/I18n';
import { CopyLine } from './CopyLine';
import './pages.css';

export default function MembersPage() {
  const { t, language } = useSpeech();
  useTitle(t.people.title);
  const me = useUser();
  const organization = me.active_organization;
  const [dialog, setDialog] = useState<'invite' | Membership | null>(null);
  const { data, error } = useQuery({
    queryKey: ['members', organization],
    queryFn: () => users.members(organization!),
    enabled: organization !== null,
  });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const invite = (
    <Button look="primary" icon={<UserPlus size={16} />} onClick={() => setDialog('invite')}>
      {t.people.invite}
    </Button>
  );
  return (
    <Shell size={940}>
      <div className="page-head">
        <div className="grow">
          <h1>{t.people.title}</h1>
          <p className="soft">{t.people.lead}</p>
        </div>
        {invite}
      </div>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data && (
        <div className="card table-card">
          <table className="task-table">
            <thead>
              <tr>
                <th scope="col">{t.people.name}</th>
                <th scope="col">{t.people.joined}</th>
                <th scope="col">{t.people.active}</th>
                <th scope="col">
                  <span className="unseen">{t.people.remove}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.results.map((member) => {
                const name = nameOf(member);
                return (
                  <tr key={member.id}>
                    <td>
                      <span className="row">
                        <Avatar name={name} />
                        <span>
                          <b>{name}</b>
                          {member.user.id === me.id && (
                            <span className="pill" style={{ marginInlineStart: 8 }}>
                              {t.people.you}
                            </span>
                          )}
                          <br />
                          <span className="faint">{member.user.email}</span>
                        </span>
                      </span>
                    </td>
                    <td className="faint">
                      {member.user.date_joined ? date.format(new Date(member.user.date_joined)) : ''}
                    </td>
                    <td className="faint">
                      {member.user.last_activity ? date.format(new Date(member.user.last_activity)) : ''}
                    </td>
                    <td className="end-cell">
                      {member.user.id !== me.id && (
                        <Button size="small" look="danger" onClick={() => setDialog(member)}>
                          {t.people.remove}
                        </Button>
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {data.results.length === 1 && (
            <Empty art={<UserPlus size={28} />} title={t.people.aloneTitle}>
              {t.people.alone}
            </Empty>
          )}
        </div>
      )}
      {dialog === 'invite' && <InviteDialog onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'invite' && <RemoveDialog member={dialog} onClose={() => setDialog(null)} />}
    </Shell>
  );
}

const nameOf = ({ user }: Membership): string =>
  [user.first_name, user.last_name].filter(Boolean).join(' ') || user.username || user.email;

function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { data, error } = useQuery({ queryKey: ['invite'], queryFn: users.invite });
  return (
    <Dialog title={t.people.inviteTitle} onClose={onClose}>
      <p className="soft" style={{ marginBlockEnd: 12 }}>
        {t.people.inviteText}
      </p>
      {error && <p className="notice bad">{error.message}</p>}
      {data && <CopyLine text={new URL(data.invite_url, location.origin).href} label={t.people.inviteTitle} />}
    </Dialog>
  );
}

function RemoveDialog({ member, onClose }: { readonly member: Membership; readonly onClose: () => void }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const me = useUser();
  const run = async () => {
    try {
      await users.removeMember(me.active_organization!, member.user.id);
      say(t.people.removed);
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    void client.invalidateQueries({ queryKey: ['members'] });
    onClose();
  };
  return (
    <Dialog
      title={t.people.removeTitle(nameOf(member))}
      onClose={onClose}
      size={440}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="danger primary" onClick={() => void run()}>
            {t.people.remove}
          </Button>
        </>
      }
    >
      <p>{t.people.removeText}</p>
    </Dialog>
  );
}
