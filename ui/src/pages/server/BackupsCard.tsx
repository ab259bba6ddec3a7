import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keep, type BackupList } from '../../api/keep';
import { Spinner } from '../../design/bits';
import { Button } from '../../design/Button';
import { useToast } from '../../design/Toasts';
import { useSpeech } from '../../i18n/I18n';
import { moment } from '../../i18n/moment';
import { bytes } from './bytes';

const KEY = ['backups'];

/** The backups that there are, how they are made, and one made now. */
export function BackupsCard() {
  const { t, language } = useSpeech();
  const say = useToast();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: keep.backups,
    refetchInterval: (query) => (query.state.data?.running ? 1000 : false),
  });
  const take = (next: BackupList) => client.setQueryData(KEY, next);
  const failed = (problem: Error) => say(t.errors.failed(problem.message));
  const begin = useMutation({ mutationFn: keep.backUp, onSuccess: take, onError: failed });
  const stop = useMutation({ mutationFn: keep.stop, onSuccess: take, onError: failed });
  return (
    <section className="card section" aria-labelledby="backups-title">
      <div className="row">
        <h2 id="backups-title" className="grow">
          {t.server.backups}
        </h2>
        {data?.running ? (
          <Button onClick={() => stop.mutate()}>{t.server.stop}</Button>
        ) : (
          <Button look="primary" disabled={!data || begin.isPending} onClick={() => begin.mutate()}>
            {t.server.backUp}
          </Button>
        )}
      </div>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {data && (
        <>
          <p className="soft">{plan(data)}</p>
          <p className="faint">{t.server.place(data.folder, bytes(data.free, language))}</p>
          {data.running && (
            <p role="status">{t.server.making(data.running.step, data.running.done, data.running.total)}</p>
          )}
          {!data.running && data.last?.state === 'failed' && (
            <p className="notice bad">{t.server.lastFailed(data.last.error ?? '')}</p>
          )}
          {data.results.length > 0 ? (
            <table className="task-table">
              <thead>
                <tr>
                  <th scope="col">{t.server.made}</th>
                  <th scope="col">{t.server.name}</th>
                  <th scope="col">{t.server.size}</th>
                </tr>
              </thead>
              <tbody>
                {data.results.map((one) => (
                  <tr key={one.name}>
                    <td>
                      {moment(one.created_at, language)}{' '}
                      {one.scheduled && <span className="pill">{t.server.scheduled}</span>}
                    </td>
                    <td className="faint">{one.name}</td>
                    <td className="faint">{bytes(one.size, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : (
            <p className="soft">{t.server.none}</p>
          )}
          <p className="faint">{t.server.secret}</p>
        </>
      )}
    </section>
  );

  function plan(list: BackupList): string {
    if (list.every_seconds === null) return t.server.noPlan;
    const next = list.next_at ? moment(list.next_at, language) : '';
    return t.server.plan(list.every_seconds / 3600, list.keep_days, list.keep_weeks, next);
  }
}
