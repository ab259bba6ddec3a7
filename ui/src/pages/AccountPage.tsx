import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/http';
import { tokens, users } from '../api/server';
import { useUser } from '../app/session';
import { Shell } from '../app/Shell';
import { useTitle } from '../app/useTitle';
import { Button } from '../design/Button';
import { Field } from '../design/Field';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { CopyLine } from './CopyLine';
import './pages.css';

export function AccountPage() {
  const t = useT();
  useTitle(t.account.title);
  return (
    <Shell size={760}>
      <div className="page-head">
        <h1>{t.account.title}</h1>
      </div>
      <div className="stack" style={{ '--gap': '18px' }}>
        <Profile />
        <PersonalTokens />
        <LegacyToken />
      </div>
    </Shell>
  );
}

function Profile() {
  const t = useT();
  const user = useUser();
  const say = useToast();
  const client = useQueryClient();
  const [first, setFirst] = useState(user.first_name);
  const [last, setLast] = useState(user.last_name);
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      client.setQueryData(['me'], {
        ...user,
        ...(await users.change(user.id, { first_name: first, last_name: last })),
      });
      say(t.common.saved);
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
  };
  return (
    <form className="card section" onSubmit={(event) => void save(event)}>
      <h2>{t.account.profile}</h2>
      <p className="soft">{user.email}</p>
      <div className="two-columns">
        <Field label={t.account.firstName}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="given-name"
              value={first}
              onChange={(event) => setFirst(event.target.value)}
            />
          )}
        </Field>
        <Field label={t.account.lastName}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="family-name"
              value={last}
              onChange={(event) => setLast(event.target.value)}
            />
          )}
        </Field>
      </div>
      <span>
        <Button type="submit" disabled={first === user.first_name && last === user.last_name}>
          {t.common.save}
        </Button>
      </span>
    </form>
  );
}

function PersonalTokens() {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [fresh, setFresh] = useState<string | null>(null);
  const { data = [] } = useQuery({ queryKey: ['tokens'], queryFn: tokens.list });
  const act = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const unknown = error instanceof ApiError && error.status === 404;
      say(unknown ? t.account.revokeNeedsWhole : t.errors.failed((error as Error).message));
    }
    void client.invalidateQueries({ queryKey: ['tokens'] });
  };
  return (
    <section className="card section">
      <h2>{t.account.tokens}</h2>
      <p className="soft">{t.account.tokensText}</p>
      {fresh && (
        <div className="notice">
          <div className="grow stack" style={{ '--gap': '8px' }}>
            <b>{t.account.tokenOnce}</b>
            <CopyLine text={fresh} label={t.account.tokens} />
          </div>
        </div>
      )}
      {data.length === 0 && <p className="faint">{t.account.noTokens}</p>}
      <ul className="stack" style={{ '--gap': '6px' }}>
        {data.map((token) => (
          <li key={token.token} className="row parcel">
            <code className="cut grow">…{token.token.slice(-24)}</code>
            <Button
              size="small"
              look="danger"
              onClick={() =>
                void act(async () => {
                  await tokens.revoke(fresh?.startsWith(token.token) ? fresh : token.token);
                  setFresh(null);
                  say(t.account.revoked);
                })
              }
            >
              {t.account.revoke}
            </Button>
          </li>
        ))}
      </ul>
      <span>
        <Button look="primary" onClick={() => void act(async () => setFresh((await tokens.create()).token))}>
          {t.account.createToken}
        </Button>
      </span>
    </section>
  );
}

function LegacyToken() {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [key, setKey] = useState<string | null>(null);
  const { data: settings } = useQuery({ queryKey: ['token-settings'], queryFn: tokens.settings });
  const fail = (error: unknown) => say(t.errors.failed((error as Error).message));
  return (
    <section className="card section">
      <h2>{t.account.legacy}</h2>
      <p className="soft">{t.account.legacyText}</p>
      {settings && (
        <label className="check">
          <input
            type="checkbox"
            checked={settings.legacy_api_tokens_enabled}
            onChange={(event) =>
              void tokens
                .changeSettings({ legacy_api_tokens_enabled: event.target.checked })
                .then(() => client.invalidateQueries({ queryKey: ['token-settings'] }), fail)
            }
          />
          <span>{t.account.legacyOn}</span>
        </label>
      )}
      {key && <CopyLine text={key} label={t.account.legacy} />}
      <div className="row">
        <Button onClick={() => void tokens.legacy().then(({ token }) => setKey(token), fail)}>{t.account.show}</Button>
        <Button look="danger" onClick={() => void tokens.resetLegacy().then(({ token }) => setKey(token), fail)}>
          {t.account.reset}
        </Button>
      </div>
    </section>
  );
}
