import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keep, type ForgetReport } from '../../api/keep';
import { users } from '../../api/server';
import { useUser } from '../../app/session';
import { Button } from '../../design/Button';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** A person is made unknown, after a look at what is touched. */
export function EraseCard() {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const me = useUser();
  const organization = me.active_organization;
  const [person, setPerson] = useState('');
  const [annotations, setAnnotations] = useState(false);
  const [look, setLook] = useState<ForgetReport | null>(null);
  const [done, setDone] = useState<ForgetReport | null>(null);
  const { data } = useQuery({
    queryKey: ['members', organization],
    queryFn: () => users.members(organization!),
    enabled: organization !== null,
  });
  const others = (data?.results ?? []).filter(({ user }) => user.id !== me.id);
  const chosen = others.find(({ user }) => String(user.id) === person)?.user;
  const preview = async () => {
    setDone(null);
    try {
      setLook(await keep.erase(Number(person), annotations, true));
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
  };
  return (
    <section className="card section" aria-labelledby="erase-title">
      <h2 id="erase-title">{t.server.erase}</h2>
      <p className="soft">{t.server.eraseLead}</p>
      <p>
        <label>
          {t.server.person}{' '}
          <select className="input" value={person} onChange={(event) => setPerson(event.target.value)}>
            <option value="">–</option>
            {others.map(({ user }) => (
              <option key={user.id} value={user.id}>
                {user.email}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p>
        <label>
          <input type="checkbox" checked={annotations} onChange={(event) => setAnnotations(event.target.checked)} />{' '}
          {t.server.withAnnotations}
        </label>
      </p>
      <p>
        <Button disabled={!chosen} onClick={() => void preview()}>
          {t.server.look}
        </Button>
      </p>
      {done && <Findings report={done} title={t.server.erased} />}
      {look && chosen && (
        <ConfirmDialog
          title={t.server.eraseOf(chosen.email)}
          action={t.server.eraseNow}
          size={560}
          onClose={() => setLook(null)}
          run={async () => {
            setDone(await keep.erase(chosen.id, annotations, false));
            setPerson('');
            await client.invalidateQueries({ queryKey: ['members'] });
          }}
        >
          <Findings report={look} title={t.server.touched} />
        </ConfirmDialog>
      )}
    </section>
  );
}

function Findings({ report, title }: { readonly report: ForgetReport; readonly title: string }) {
  const t = useT();
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [title, report.touched.map(({ where, count }) => `${where}: ${count}`)],
    [t.server.files, report.files],
    [t.server.left, report.left.map(({ where, count }) => `${where}: ${count}`)],
    [t.server.inBackups, report.backups],
  ];
  return (
    <div role="status">
      {lists
        .filter(([, lines]) => lines.length > 0)
        .map(([head, lines]) => (
          <div key={head}>
            <b>{head}</b>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}
