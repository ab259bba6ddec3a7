import { useQuery } from '@tanstack/react-query';
import { Camera } from 'lucide-react';
import { useState } from 'react';
import { snapshots, type Snapshot } from '../api/exports';
import type { Project } from '../api/types';
import { Empty, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { DeleteSnapshot } from './DeleteSnapshot';
import { SnapshotDialog } from './SnapshotDialog';
import { SnapshotItem } from './SnapshotItem';
import { useOwnFormats } from './useOwnFormats';
import { isUnderWay } from './work';

const LOOK_AGAIN_MS = 1000;

/** What is made of the labels as they are now, never of a snapshot. */
const DATA_SET = 'HF';

/** The snapshots of a project, the newest first. */
export function Snapshots({ project }: { readonly project: Project }) {
  const t = useT();
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<Snapshot | null>(null);
  const { data: formats = [] } = useOwnFormats(project);
  const { data: list, error } = useQuery({
    queryKey: ['snapshots', project.id],
    queryFn: () => snapshots.list(project.id),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_AGAIN_MS : false),
  });
  const button = (
    <Button look="primary" icon={<Camera size={16} />} onClick={() => setMaking(true)}>
      {t.exports.newSnapshot}
    </Button>
  );
  return (
    <section className="card section" aria-labelledby="snapshots">
      <div className="row">
        <div className="grow">
          <h2 id="snapshots">{t.exports.snapshots}</h2>
          <p className="soft">{t.exports.snapshotsText}</p>
        </div>
        {list && list.length > 0 && button}
      </div>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!list && !error && <Spinner label={t.common.loading} />}
      {list?.length === 0 && (
        <Empty art={<Camera size={28} />} title={t.exports.noneTitle} action={button}>
          {t.exports.none}
        </Empty>
      )}
      {list && list.length > 0 && (
        <ul className="snapshot-list">
          {list.map((snapshot) => (
            <SnapshotItem
              key={snapshot.id}
              project={project.id}
              snapshot={snapshot}
              formats={formats.filter(({ name }) => name !== DATA_SET)}
              onDelete={() => setLeaving(snapshot)}
            />
          ))}
        </ul>
      )}
      {making && <SnapshotDialog project={project} onClose={() => setMaking(false)} />}
      {leaving && <DeleteSnapshot project={project.id} snapshot={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}
