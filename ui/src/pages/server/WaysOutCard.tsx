import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { keep } from '../../api/keep';
import { Spinner } from '../../design/bits';
import { useT } from '../../i18n/I18n';

/** Every way by which data may leave the machine. */
export function WaysOutCard() {
  const t = useT();
  const { data, error } = useQuery({ queryKey: ['ways-out'], queryFn: keep.waysOut });
  return (
    <section className="card section" aria-labelledby="ways-out-title">
      <h2 id="ways-out-title">{t.server.waysOut}</h2>
      <p className="soft">{t.server.waysOutLead}</p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data && (
        <table className="task-table">
          <thead>
            <tr>
              <th scope="col">{t.server.way}</th>
              <th scope="col">{t.server.state}</th>
              <th scope="col">{t.server.places}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((way) => (
              <tr key={way.kind}>
                <td>
                  {t.server.ways[way.kind]}
                  {way.setting && <div className="faint">{way.setting}</div>}
                </td>
                <td>
                  <span className="pill">{way.open ? t.server.open : t.server.closed}</span>
                </td>
                <td>
                  {way.places.map((place, index) => (
                    <div key={index}>
                      {place.address} <Link href={`/projects/${place.project}/settings`}>{place.title}</Link>
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
