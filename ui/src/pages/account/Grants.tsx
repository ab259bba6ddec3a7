import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, MonitorSmartphone } from 'lucide-react';
import { keys, sessions, type Grant } from '../../api/tagloop';
import { Button } from '../../design/Button';
import { useToast } from '../../design/Toasts';
import { useSpeech, useT } from '../../i18n/I18n';
import { moment } from '../../i18n/moment';

/** Every key that scripts come in by. */
export function Keys() {
  const t = useT();
  return (
    <GrantList
      name="keys"
      title={t.grants.keys}
      text={t.grants.keysText}
      source={keys}
      verb={t.grants.revoke}
      done={t.account.revoked}
    />
  );
}

/** Every browser that is signed in. */
export function Sessions() {
  const t = useT();
  return (
    <GrantList
      name="sessions"
      title={t.grants.sessions}
      text={t.grants.sessionsText}
      source={sessions}
      verb={t.grants.end}
      done={t.grants.ended}
    />
  );
}

interface GrantListProps {
  readonly name: 'keys' | 'sessions';
  readonly title: string;
  readonly text: string;
  readonly source: typeof keys;
  readonly verb: string;
  readonly done: string;
}

function GrantList({ name, title, text, source, verb, done }: GrantListProps) {
  const { t, language } = useSpeech();
  const say = useToast();
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['grants', name], queryFn: source.list, retry: false });
  const day = (time: string) => moment(time, language);
  const revoke = async (grant: Grant) => {
    try {
      await source.revoke(grant.id);
      say(done);
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
    void client.invalidateQueries({ queryKey: ['grants'] });
    void client.invalidateQueries({ queryKey: ['tokens'] });
  };
  const Icon = name === 'keys' ? KeyRound : MonitorSmartphone;
  return (
    <section className="card section" data-grants={name}>
      <div>
        <h2>{title}</h2>
        <p className="soft">{text}</p>
      </div>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {data?.length === 0 && <p className="faint">{name === 'keys' ? t.grants.noKeys : t.grants.noSessions}</p>}
      <ul className="grant-list">
        {data?.map((grant) => {
          const called = grant.name || t.grants.kinds[grant.kind];
          const words = [
            grant.created_at && t.grants.created(day(grant.created_at)),
            grant.last_used_at ? t.grants.used(day(grant.last_used_at)) : t.grants.never,
            grant.expires_at && t.grants.expires(day(grant.expires_at)),
          ].filter(Boolean);
          return (
            <li key={`${grant.kind}${grant.id}`} className="grant" data-kind={grant.kind}>
              <Icon size={18} aria-hidden="true" className="faint" />
              <span className="grow grant-words">
                <span className="row">
                  <b className="cut">{called}</b>
                  {grant.current && <span className="pill good">{t.grants.current}</span>}
                </span>
                <span className="faint small-text">{words.join(' · ')}</span>
              </span>
              {!grant.current && (
                <Button
                  size="small"
                  look="danger"
                  aria-label={name === 'keys' ? t.grants.revokeOf(called) : t.grants.endOf(called)}
                  onClick={() => void revoke(grant)}
                >
                  {verb}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
