import { lazy, Suspense, useState } from 'react';
import type { Project } from '../api/types';
import { FileDialog } from '../imports/FileDialog';
import { ImportSource, type ImportSourceName } from './ImportSource';

const HubDialog = lazy(() => import('../hub/HubDialog'));

/** Tasks out of pasted texts and files, or out of a data set. */
export function ImportDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const [from, setFrom] = useState<ImportSourceName>('own');
  const source = <ImportSource value={from} onChange={setFrom} />;
  return from === 'hub' ? (
    <Suspense>
      <HubDialog project={project} source={source} onClose={onClose} />
    </Suspense>
  ) : (
    <FileDialog project={project} source={source} onClose={onClose} />
  );
}
