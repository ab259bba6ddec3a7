import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { assignments, nameOf } from '../../api/tagloop';
import type { Project } from '../../api/types';
import { work } from '../../api/work';
import { Avatar, Meter, Spinner } from '../../design/bits';
import { Button } from '../../design/Button';
import { CheckRow } from '../../design/rows';
import { useToast } from '../../design/Toasts';
import { useT } from '../../i18n/I18n';
import { GoldCard } from './GoldCard';
import { SkillsField } from './SkillsField';

/** Which people have tasks of their own, how far they are and what they are good at. Single tasks are assigned in the task list. */
export function AssignmentSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const key = ['work', project.id];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => work.get(project.id) });
  const attempt = async (change: () => Promise<unknown>) => {
    try {
      await change();
      say(t.common.saved);
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
    for (const changed of ['work', 'assignments', 'queue'])
      void client.invalidateQueries({ queryKey: [changed, project.id] });
  };
  const change = (user: number, mode: 'add' | 'remove') =>
    attempt(() => assignments.change(project.id, { users: [user], tasks: 'all', mode }));
  return (
    <div className="stack" style={{ '--gap': '18px' }}>
      <section className="card section">
        <h2>{t.settings.assignments}</h2>
        <p className="soft">
          {t.assignments.lead} <Link href={`/projects/${project.id}`}>{t.assignments.toTasks}</Link>
        </p>
        {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
        {!data && !error && <Spinner label={t.common.loading} />}
        {data && (
          <CheckRow
            label={t.assignments.only}
            checked={data.assigned_only}
            onChange={(only) => void attempt(() => work.keepToAssigned(project.id, only))}
          />
        )}
        <ul className="person-list" aria-label={t.settings.assignments}>
          {data?.people.map(({ user, skills, assigned, answered, open }) => {
            const name = nameOf(user)!;
            return (
              <li key={user.id} className="person-row work-row" data-user={user.email}>
                <Avatar name={name} />
                <span className="grow person-words">
                  <b className="cut">{name}</b>
                  <span className="faint small-text numbers">
                    {assigned === 0
                      ? t.assignments.none
                      : `${t.assignments.count(assigned)} · ${t.assignments.waiting(open)}`}
                  </span>
                  {assigned > 0 && <Meter value={answered / assigned} label={t.assignments.progress(name)} />}
                </span>
                <SkillsField
                  key={skills.join()}
                  label={t.assignments.skills}
                  name={t.assignments.skillsOf(name)}
                  skills={skills}
                  onChange={(list) => void attempt(() => work.skills(project.id, user.id, list))}
                />
                <Button size="small" onClick={() => void change(user.id, 'add')}>
                  {t.assignments.all}
                </Button>
                <Button
                  size="small"
                  look="danger"
                  disabled={assigned === 0}
                  onClick={() => void change(user.id, 'remove')}
                >
                  {t.assignments.takeAll}
                </Button>
              </li>
            );
          })}
        </ul>
      </section>
      <GoldCard project={project.id} />
    </div>
  );
}
