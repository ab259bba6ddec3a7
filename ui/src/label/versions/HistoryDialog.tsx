import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { history, nameOf, type AnnotationVersion } from '../../api/tagloop';
import { Spinner } from '../../design/bits';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { useToast } from '../../design/Toasts';
import { useSpeech, useT } from '../../i18n/I18n';
import { moment } from '../../i18n/moment';
import { useLabel } from '../LabelContext';
import { RegionDiff } from './RegionDiff';
import './versions.css';

export interface HistoryDialogProps {
  readonly annotation: number;
  readonly onClose: () => void;
  /** An earlier version is the stored answer now. */
  readonly onRestored: () => void;
}

/** Who made what of a stored answer and when, what each step changed, and the way back to an earlier state. */
export function HistoryDialog({ annotation, onClose, onRestored }: HistoryDialogProps) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const { readOnly } = useLabel();
  const [chosen, setChosen] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const { data: versions, error } = useQuery({
    queryKey: ['history', annotation],
    queryFn: () => history.list(annotation),
    staleTime: 0,
  });
  const newest = versions?.[0]?.version ?? null;
  const shown = chosen ?? newest;
  const restore = async () => {
    setBusy(true);
    try {
      await history.restore(annotation, shown!);
      void client.invalidateQueries({ queryKey: ['history', annotation] });
      say(t.history.restored(shown!));
      onRestored();
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t.history.title}
      onClose={onClose}
      size={860}
      footer={
        shown !== null &&
        shown !== newest &&
        !readOnly && (
          <Button look="primary" disabled={busy} onClick={() => void restore()}>
            {t.history.restore(shown)}
          </Button>
        )
      }
    >
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!versions && !error && <Spinner label={t.common.loading} />}
      {versions && (
        <div className="versions">
          <ol className="version-list" aria-label={t.history.title}>
            {versions.map((version) => (
              <li key={version.version}>
                <button
                  type="button"
                  className="version"
                  aria-pressed={version.version === shown}
                  onClick={() => setChosen(version.version)}
                >
                  <VersionWords version={version} newest={version.version === newest} />
                </button>
              </li>
            ))}
          </ol>
          {shown !== null && <Steps annotation={annotation} versions={versions} shown={shown} />}
        </div>
      )}
    </Dialog>
  );
}

function VersionWords({ version, newest }: { readonly version: AnnotationVersion; readonly newest: boolean }) {
  const { t, language } = useSpeech();
  return (
    <>
      <span className="row">
        <b className="numbers">{t.history.version(version.version)}</b>
        {newest && <span className="pill good">{t.history.now}</span>}
      </span>
      <span>
        {t.history.actions[version.action]} · {nameOf(version.user) ?? t.history.nobody}
      </span>
      <span className="faint small-text numbers">{moment(version.created_at, language)}</span>
      <span className="faint small-text">
        {t.history.regions(version.result_count)}
        {version.parent_prediction !== null && ` · ${t.history.fromPrediction}`}
      </span>
    </>
  );
}

type Against = 'before' | 'now';

/** What the chosen version changed, or what stands between it and now. */
function Steps({
  annotation,
  versions,
  shown,
}: {
  readonly annotation: number;
  readonly versions: readonly AnnotationVersion[];
  readonly shown: number;
}) {
  const t = useT();
  const { labelling } = useLabel();
  const [against, setAgainst] = useState<Against>('before');
  const at = versions.findIndex((version) => version.version === shown);
  const before = versions[at + 1]?.version ?? null;
  const isNewest = at === 0;
  const [from, to] = against === 'now' && !isNewest ? [shown, versions[0]!.version] : [before, shown];
  const { data, error } = useQuery({
    queryKey: ['history', annotation, from, to],
    queryFn: async () => {
      const [start, end] = await Promise.all([
        from === null ? [] : history.get(annotation, from).then(({ result }) => result),
        history.get(annotation, to).then(({ result }) => result),
      ]);
      const diff = from === null ? { added: end, removed: [], changed: [] } : await history.diff(annotation, to, from);
      return { diff, regions: [...end, ...start] };
    },
  });
  return (
    <div className="stack" style={{ '--gap': '12px' }}>
      {!isNewest && (
        <label className="row">
          <span className="soft">{t.history.compare}</span>
          <select className="select" value={against} onChange={(event) => setAgainst(event.target.value as Against)}>
            <option value="before">{t.history.whatItChanged}</option>
            <option value="now">{t.history.untilNow}</option>
          </select>
        </label>
      )}
      {isNewest && <h3>{t.history.whatChanged}</h3>}
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {data && <RegionDiff diff={data.diff} regions={data.regions} around={labelling.around} />}
    </div>
  );
}
