import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { projects, tasks } from '../../api/server';
import { Spinner } from '../../design/bits';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { useToast } from '../../design/Toasts';
import { useSpeech, useT } from '../../i18n/I18n';
import { moment } from '../../i18n/moment';
import { dropCopy } from '../../outbox/copies';
import { slotOf, type AnswerParcel } from '../../outbox/parcel';
import { outbox } from '../../outbox/useOutbox';
import { diffResults } from '../../regions/diff';
import { surroundingsOf } from '../surroundings';
import { RegionDiff } from './RegionDiff';

export type Decision = 'mine' | 'theirs';

/** Two states of one answer, and only one can stay: what differs, and a choice that loses nothing unseen. */
export function ConflictDialog({
  parcel,
  onClose,
  onDecided,
}: {
  readonly parcel: AnswerParcel;
  readonly onClose: () => void;
  readonly onDecided: (decision: Decision) => void;
}) {
  const { t, language } = useSpeech();
  const say = useToast();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const { current } = parcel.conflict!;
  const decide = async (decision: Decision) => {
    setBusy(true);
    try {
      if (decision === 'mine') await outbox.retry(parcel.id);
      else {
        await dropCopy(slotOf(parcel));
        await outbox.drop(parcel.id);
      }
      onDecided(decision);
    } catch (error) {
      say(t.errors.failed((error as Error).message));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t.conflict.title}
      onClose={onClose}
      size={680}
      footer={
        <>
          <Button disabled={busy} onClick={() => void decide('theirs')}>
            {t.conflict.theirs}
          </Button>
          <Button look="primary" disabled={busy} onClick={() => void decide('mine')}>
            {t.conflict.mine}
          </Button>
        </>
      }
    >
      <div className="stack" style={{ '--gap': '12px' }}>
        <p>{t.conflict.text(t.label.task(parcel.task), moment(current.updated_at, language))}</p>
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="soft">{t.conflict.seeDifference}</summary>
          {open && <Difference parcel={parcel} />}
        </details>
      </div>
    </Dialog>
  );
}

function Difference({ parcel }: { readonly parcel: AnswerParcel }) {
  const t = useT();
  const theirs = parcel.conflict!.current.result ?? [];
  const { data, error } = useQuery({
    queryKey: ['conflict', parcel.id],
    queryFn: async () => {
      const [project, task] = await Promise.all([projects.get(parcel.project), tasks.get(parcel.task)]);
      return surroundingsOf(project.label_config, task.data);
    },
  });
  const diff = useMemo(() => diffResults(theirs, parcel.result), [theirs, parcel.result]);
  if (error) return <p className="notice bad">{t.errors.failed(error.message)}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  return (
    <div className="stack" style={{ '--gap': '8px', marginBlockStart: 10 }}>
      <p className="faint">{t.conflict.direction}</p>
      <RegionDiff diff={diff} regions={[...parcel.result, ...theirs]} around={data} />
    </div>
  );
}
