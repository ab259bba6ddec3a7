import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { learner, type Version } from '../api/learner';
import type { Project } from '../api/types';
import { Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { SelectRow } from '../design/rows';
import { useT } from '../i18n/I18n';
import { ComparisonView } from './ComparisonView';
import { LabelChangesView } from './LabelChangesView';

export interface CompareDialogProps {
  readonly project: Project;
  readonly versions: readonly Version[];
  readonly first: string;
  readonly second: string;
  readonly onClose: () => void;
}

/** Two versions side by side, on texts that neither of them learned from. */
export function CompareDialog({ project, versions, first, second, onClose }: CompareDialogProps) {
  const t = useT();
  const [a, setA] = useState(first);
  const [b, setB] = useState(second);
  const same = a === b;
  const { data, error } = useQuery({
    queryKey: ['compare', project.id, a, b],
    queryFn: () => learner.compare(project.id, a, b),
    enabled: !same,
    staleTime: Infinity,
    retry: false,
  });
  const options = versions
    .toReversed()
    .map(({ name, promoted }) => [name, promoted ? `${name} (${t.learner.promoted})` : name] as const);
  return (
    <Dialog
      title={t.learner.compareTitle}
      size={920}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t.common.close}</Button>}
    >
      <div className="compare-choice">
        <SelectRow label={t.learner.firstVersion} value={a} options={options} onChange={setA} />
        <SelectRow label={t.learner.secondVersion} value={b} options={options} onChange={setB} />
      </div>
      {!same && <LabelChangesView project={project.id} first={a} second={b} />}
      <div aria-live="polite">
        {same && <p className="soft">{t.learner.sameVersion}</p>}
        {!same && error && <p className="notice bad">{error.message}</p>}
        {!same && !data && !error && (
          <p className="row soft">
            <Spinner label={t.common.loading} />
            {t.learner.comparing}
          </p>
        )}
      </div>
      {!same && data && <ComparisonView project={project} comparison={data} first={a} second={b} />}
    </Dialog>
  );
}
