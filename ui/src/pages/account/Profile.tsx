import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { users } from '../../api/server';
import { useUser } from '../../app/session';
import { Button } from '../../design/Button';
import { TextRow } from '../../design/rows';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** What others see of one. */
export function Profile() {
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
        <TextRow label={t.account.firstName} autoComplete="given-name" dir="auto" value={first} onChange={setFirst} />
        <TextRow label={t.account.lastName} autoComplete="family-name" dir="auto" value={last} onChange={setLast} />
      </div>
      <span>
        <Button type="submit" disabled={first === user.first_name && last === user.last_name}>
          {t.common.save}
        </Button>
      </span>
    </form>
  );
}
