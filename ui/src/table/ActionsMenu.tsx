import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { actions, type BulkAction } from '../api/datamanager';
import { Menu } from '../design/Menu';
import { useT } from '../i18n/I18n';
import { actionTitle } from './actionWords';

/** What can be done to the chosen tasks: those actions that the person may run. */
export function ActionsMenu({
  project,
  onChoose,
}: {
  readonly project: number;
  readonly onChoose: (action: BulkAction) => void;
}) {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['actions', project],
    queryFn: () => actions.list(project),
    staleTime: 60_000,
  });
  if (!data || data.length === 0) return null;
  return (
    <Menu
      label={t.table.actionsMenu}
      triggerClass="button small"
      trigger={
        <>
          {t.table.actionsMenu}
          <ChevronDown size={14} aria-hidden="true" />
        </>
      }
    >
      {(close) =>
        data.map((action) => (
          <button
            key={action.id}
            type="button"
            className={action.id.startsWith('delete') ? 'menu-item bad' : 'menu-item'}
            data-action={action.id}
            onClick={() => {
              close();
              onChoose(action);
            }}
          >
            {actionTitle(t, action)}
          </button>
        ))
      }
    </Menu>
  );
}
