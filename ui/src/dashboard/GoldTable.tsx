import { useQuery } from '@tanstack/react-query';
import { roles, nameOf } from '../api/tagloop';
import { gold, type GoldFigure } from '../api/work';
import { useMayManage } from '../app/useMayManage';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';

/** How well people do on the tasks whose answer is known; for those who run the project. */
export function GoldTable({ project }: { readonly project: number }) {
  const { t, language } = useSpeech();
  const mayManage = useMayManage(project);
  const { data } = useQuery({
    queryKey: ['gold', project],
    queryFn: () => gold.get(project),
    enabled: mayManage,
  });
  const { data: team } = useQuery({
    queryKey: ['roles', project],
    queryFn: () => roles.get(project),
    enabled: mayManage,
  });
  if (!mayManage || !data || data.people.length === 0) return null;
  const share = (value: number) => percent(value, language, 0);
  const figure = ({ value, low, high }: GoldFigure) => (
    <>
      {share(value)}
      {low !== null && high !== null && low < high && (
        <span className="faint small-text"> {t.gold.between(share(low), share(high))}</span>
      )}
    </>
  );
  const name = (user: number) =>
    nameOf(team?.members.find((member) => member.user.id === user)?.user ?? null) ?? t.dashboard.gone;
  return (
    <section className="card section">
      <h2>{t.gold.people}</h2>
      <p className="soft">{t.gold.peopleHint}</p>
      <div className="dashboard-scroll" tabIndex={0} role="region" aria-label={t.gold.people}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.dashboard.annotator}</th>
              <th scope="col">{t.gold.answered}</th>
              <th scope="col">{t.gold.f1}</th>
              <th scope="col">{t.gold.right}</th>
            </tr>
          </thead>
          <tbody>
            {data.people.map((person) => (
              <tr key={person.user}>
                <th scope="row">{name(person.user)}</th>
                <td>{person.tasks.toLocaleString(language)}</td>
                <td>{figure(person.f1)}</td>
                <td>{figure(person.right)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
