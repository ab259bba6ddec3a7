import { useQuery, useQueryClient } from '@tanstack/react-query';
import { nameOf, roles, type Role, type Roles } from '../../api/tagloop';
import type { Project } from '../../api/types';
import { useUser } from '../../app/session';
import { Avatar, Spinner } from '../../design/bits';
import { CheckRow } from '../../design/rows';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';

/** Who may do what here. Off at first: then everybody may do everything, as in a small team. */
export function RoleSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const me = useUser();
  const say = useToast();
  const client = useQueryClient();
  const key = ['roles', project.id];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => roles.get(project.id) });
  // Shown at once; what the server says afterwards counts.
  const act = async (expected: Roles, work: Promise<Roles>) => {
    client.setQueryData(key, expected);
    try {
      client.setQueryData(key, await work);
      say(t.common.saved);
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
      void client.invalidateQueries({ queryKey: key });
    }
  };
  return (
    <section className="card section">
      <h2>{t.settings.roles}</h2>
      <p className="soft">{t.roles.lead}</p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data && (
        <>
          <CheckRow
            label={t.roles.enable}
            checked={data.enabled}
            onChange={(enabled) => void act({ ...data, enabled }, roles.enable(project.id, enabled))}
          />
          <ul className="person-list" aria-label={t.settings.roles}>
            {data.members.map(({ user, role }) => {
              const name = nameOf(user)!;
              return (
                <li key={user.id} className="person-row" data-user={user.email}>
                  <Avatar name={name} />
                  <span className="grow person-words">
                    <span className="row">
                      <b className="cut">{name}</b>
                      {user.id === me.id && <span className="pill">{t.people.you}</span>}
                    </span>
                    {name !== user.email && <span className="faint small-text">{user.email}</span>}
                  </span>
                  <select
                    className="select"
                    aria-label={t.roles.roleOf(name)}
                    value={role}
                    disabled={!data.enabled}
                    onChange={(event) => {
                      const given = event.target.value as Role;
                      const members = data.members.map((member) =>
                        member.user.id === user.id ? { ...member, role: given } : member,
                      );
                      void act({ ...data, members }, roles.give(project.id, user.id, given));
                    }}
                  >
                    {(Object.keys(t.roles.names) as Role[]).map((word) => (
                      <option key={word} value={word}>
                        {t.roles.names[word]}
                      </option>
                    ))}
                  </select>
                </li>
              );
            })}
          </ul>
          <dl className="role-words">
            {(Object.keys(t.roles.names) as Role[]).map((word) => (
              <div key={word}>
                <dt>{t.roles.names[word]}</dt>
                <dd className="soft">{t.roles.may[word]}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
