import type { MoveReport } from '../api/movein';
import { useSpeech } from '../i18n/I18n';

/** What came, and what did not and why. */
export function Report({ report }: { readonly report: MoveReport }) {
  const { t, language } = useSpeech();
  const number = (value: number) => value.toLocaleString(language);
  const moved = report.projects.filter(({ state }) => state === 'moved').length;
  const waiting = report.accounts.without_password.length;
  return (
    <div className="stack" style={{ '--gap': '8px' }} role="status">
      <h3>{t.moveIn.doneTitle(moved)}</h3>
      {!report.complete && <p className="notice bad">{t.moveIn.incomplete}</p>}
      <ul className="stack" style={{ '--gap': '6px' }}>
        {report.projects.map((project) => (
          <li key={project.source_id}>
            <b>{project.title}</b> <span className="pill">{t.moveIn.state[project.state]}</span>{' '}
            {project.stored && (
              <span className="soft">
                {t.moveIn.counts(number(project.stored.tasks), number(project.stored.annotations))}
              </span>
            )}
            {project.error && <p className="soft">{project.error}</p>}
            {project.notes.map((note) => (
              <p key={note} className="faint small-text">
                {note}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {report.notes.map((note) => (
        <p key={note} className="faint small-text">
          {note}
        </p>
      ))}
      {waiting > 0 && <p className="soft">{t.moveIn.passwords(waiting)}</p>}
    </div>
  );
}
