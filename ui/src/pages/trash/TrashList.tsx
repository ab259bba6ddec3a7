import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, FolderClosed, History, RotateCcw, Tag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { trash, type TrashItem, type TrashKind } from '../../api/tagloop';
import { Empty, Spinner } from '../../design/bits';
import { Button } from '../../design/Button';
import { useToast } from '../../design/Toasts';
import { useSpeech } from '../../i18n/I18n';
import { moment } from '../../i18n/moment';
import { EmptyTrash } from './EmptyTrash';
import './trash.css';

const ICONS: Record<TrashKind, typeof Tag> = {
  project: FolderClosed,
  task: FileText,
  tasks: FileText,
  annotation: Tag,
  annotations: Tag,
  change: History,
};

/** What was deleted and when it goes for good; each thing can be brought back or thrown away now. */
export function TrashList({ project }: { readonly project: number | null }) {
  const { t, language } = useSpeech();
  const say = useToast();
  const client = useQueryClient();
  const [leaving, setLeaving] = useState<readonly TrashItem[] | null>(null);
  const { data: items, error } = useQuery({
    queryKey: ['trash', project],
    queryFn: () => trash.list(project),
    staleTime: 0,
    // What is on its way somewhere arrives by itself.
    refetchInterval: ({ state }) => (state.data?.some((item) => item.state !== 'resting') ? 1500 : false),
  });
  const days = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const restore = async (item: TrashItem) => {
    try {
      const { left } = await trash.restore(item);
      say(left > 0 ? t.table.undoneBut(left) : t.trash.restored(item.title));
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
    void client.invalidateQueries();
  };
  if (error) return <p className="notice bad">{t.errors.failed(error.message)}</p>;
  if (!items) return <Spinner label={t.common.loading} />;
  if (items.length === 0)
    return (
      <Empty art={<Trash2 size={28} />} title={t.trash.emptyTitle}>
        {t.trash.empty}
      </Empty>
    );
  return (
    <>
      <div className="row trash-head">
        <p className="soft grow">{t.trash.lead}</p>
        <Button look="danger" size="small" icon={<Trash2 size={14} />} onClick={() => setLeaving(items)}>
          {t.trash.emptyNow}
        </Button>
      </div>
      <ul className="trash-list">
        {items.map((item) => {
          const Icon = ICONS[item.kind];
          const resting = item.state === 'resting';
          return (
            <li key={`${item.kind}${item.id}`} className="trash-item" data-trash={`${item.kind}/${item.id}`}>
              <span className="trash-icon" aria-hidden="true">
                <Icon size={17} />
              </span>
              <span className="grow trash-words">
                <span className="cut" dir="auto">
                  <b>{item.title}</b>
                </span>
                <span className="faint small-text">
                  {t.trash.kinds[item.kind]} · {t.trash.deleted(moment(item.deleted_at, language))} ·{' '}
                  {t.trash.goes(days.format(daysUntil(item.expires_at), 'day'))}
                </span>
              </span>
              {resting ? (
                <>
                  <Button size="small" icon={<RotateCcw size={14} />} onClick={() => void restore(item)}>
                    {t.trash.restore}
                  </Button>
                  <Button
                    size="small"
                    look="danger"
                    aria-label={t.trash.throwAwayOf(item.title)}
                    onClick={() => setLeaving([item])}
                  >
                    {t.trash.throwAway}
                  </Button>
                </>
              ) : (
                <Spinner label={t.common.loading} />
              )}
            </li>
          );
        })}
      </ul>
      {leaving && <EmptyTrash items={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

const DAY_MS = 86_400_000;

const daysUntil = (time: string): number => Math.max(0, Math.ceil((Date.parse(time) - Date.now()) / DAY_MS));
