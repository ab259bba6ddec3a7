import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { moveIn } from '../api/movein';
import { Meter } from '../design/bits';
import { Button } from '../design/Button';
import { Field } from '../design/Field';
import { FileRow } from '../design/rows';
import { useT } from '../i18n/I18n';
import './movein.css';
import { Report } from './Report';

const LOOK_AGAIN_MS = 700;

/** Offered to the owner of a server that has no project yet, and shown as long as it goes on. */
export function MoveIn({ empty }: { readonly empty: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const [started, setStarted] = useState(false);
  const [url, setUrl] = useState('');
  const [token, setToken] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const { data } = useQuery({
    queryKey: ['move-in'],
    queryFn: moveIn.state,
    retry: false,
    enabled: empty || started,
    refetchInterval: ({ state }) => (isAtWork(state.data?.move?.state) ? LOOK_AGAIN_MS : false),
  });
  const move = data?.move ?? null;
  const running = isAtWork(move?.state);
  const refresh = () => client.invalidateQueries({ queryKey: ['move-in'] });
  const start = useMutation({
    mutationFn: () => (file ? moveIn.startWith(file) : moveIn.start(url.trim(), token.trim())),
    onSuccess: () => {
      setStarted(true);
      return refresh();
    },
  });
  const stop = useMutation({ mutationFn: moveIn.stop, onSettled: refresh });
  const ended = move !== null && !running;
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['projects'] });
  }, [ended, client]);
  useEffect(() => {
    if (running) setStarted(true);
  }, [running]);
  if (!(data?.available || data?.takes_files) || !(empty || started)) return null;
  return (
    <section
      className="card section stack move-in"
      style={{ '--gap': '12px' }}
      aria-labelledby="move-in"
      data-move={move?.state}
    >
      <h2 id="move-in">{t.moveIn.title}</h2>
      {running && move ? (
        <>
          <p>{move.step}</p>
          <Meter value={move.total > 0 ? move.done / move.total : 0} label={t.moveIn.progress} />
          <div className="row">
            <Button onClick={() => stop.mutate()} disabled={stop.isPending}>
              {t.moveIn.stop}
            </Button>
            <span className="faint">{t.moveIn.stopHint}</span>
          </div>
        </>
      ) : (
        <>
          {started && move?.report && <Report report={move.report} />}
          {started && move?.state === 'cancelled' && <p className="notice">{t.moveIn.cancelled}</p>}
          {started && move?.error && <p className="notice bad">{move.error}</p>}
          {!(started && move?.report?.complete) && (
            <form
              className="stack"
              style={{ '--gap': '12px' }}
              onSubmit={(event) => {
                event.preventDefault();
                start.mutate();
              }}
            >
              <p className="soft">{t.moveIn.lead}</p>
              {data.available && !file && (
                <>
                  <Field label={t.moveIn.url}>
                    {(control) => (
                      <input
                        {...control}
                        className="input"
                        type="url"
                        required
                        placeholder="http://localhost:8080"
                        value={url}
                        onChange={(event) => setUrl(event.target.value)}
                      />
                    )}
                  </Field>
                  <Field label={t.moveIn.token} hint={t.moveIn.tokenHint}>
                    {(control) => (
                      <input
                        {...control}
                        className="input"
                        type="password"
                        autoComplete="off"
                        required
                        value={token}
                        onChange={(event) => setToken(event.target.value)}
                      />
                    )}
                  </Field>
                </>
              )}
              {data.takes_files && (
                <FileRow
                  label={t.moveIn.file}
                  hint={t.moveIn.fileHint}
                  accept=".sqlite3,.sqlite,.db"
                  onChange={setFile}
                />
              )}
              {start.error && (
                <p className="notice bad" role="alert">
                  {start.error.message}
                </p>
              )}
              {start.isPending && file && <p role="status">{t.moveIn.sending}</p>}
              <div>
                <Button type="submit" disabled={start.isPending || !(data.available || file)}>
                  {t.moveIn.start}
                </Button>
              </div>
            </form>
          )}
        </>
      )}
    </section>
  );
}

const isAtWork = (state: string | undefined) => state === 'queued' || state === 'running';
