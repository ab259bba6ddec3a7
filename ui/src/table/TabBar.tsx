import { ArrowLeft, ArrowRight, Copy, MoreHorizontal, PenLine, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { Menu } from '../design/Menu';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { NameDialog } from './NameDialog';
import { readTab } from './tab';
import type { Tabs } from './useTabs';

/** The tabs of the table: all tasks, and what people stored. */
export function TabBar({
  tabs,
  mayChange,
  onOpen,
}: {
  readonly tabs: Tabs;
  readonly mayChange: boolean;
  readonly onOpen: (id: number | null) => void;
}) {
  const t = useT();
  const [dialog, setDialog] = useState<'create' | 'rename' | 'remove' | null>(null);
  const { views, current, tab } = tabs;
  const nameOf = (id: number, title: string) => title || t.table.tabNumber(id);
  const all = [
    { id: null, title: t.table.allTasks },
    ...views.map((view) => ({ id: view.id, title: nameOf(view.id, readTab(view.data).title) })),
  ];
  const title = current ? nameOf(current.id, readTab(current.data).title) : t.table.allTasks;
  const at = current ? views.indexOf(current) : -1;
  return (
    <div className="tab-bar">
      <div role="tablist" aria-label={t.table.tabs} className="view-tabs">
        {all.map(({ id, title: name }) => (
          <button
            key={id ?? 'all'}
            type="button"
            role="tab"
            className="view-tab"
            aria-selected={id === (current?.id ?? null)}
            tabIndex={id === (current?.id ?? null) ? 0 : -1}
            data-view={id ?? 'all'}
            onClick={() => onOpen(id)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              if (!step) return;
              event.preventDefault();
              const tabsHere = [...event.currentTarget.parentElement!.querySelectorAll<HTMLElement>('[role=tab]')];
              const next = tabsHere[tabsHere.indexOf(event.currentTarget) + step];
              next?.focus();
              next?.click();
            }}
          >
            <span className="cut" dir="auto">
              {name}
            </span>
          </button>
        ))}
      </div>
      {mayChange && current && (
        <Menu label={t.table.tabMenu(title)} trigger={<MoreHorizontal size={16} />}>
          {(close) => {
            const item = (icon: React.ReactNode, name: string, run: () => void, bad = false) => (
              <button
                type="button"
                className={bad ? 'menu-item bad' : 'menu-item'}
                onClick={() => {
                  close();
                  run();
                }}
              >
                {icon}
                {name}
              </button>
            );
            return (
              <>
                {item(<PenLine size={15} />, t.table.renameTab, () => setDialog('rename'))}
                {item(
                  <Copy size={15} />,
                  t.table.duplicateTab,
                  () => void tabs.create({ ...tab, title: t.table.copyOf(title) }),
                )}
                {at > 0 && item(<ArrowLeft size={15} />, t.table.moveTabLeft, () => void tabs.move(-1))}
                {at < views.length - 1 && item(<ArrowRight size={15} />, t.table.moveTabRight, () => void tabs.move(1))}
                {item(<Trash2 size={15} />, t.table.deleteTab, () => setDialog('remove'), true)}
              </>
            );
          }}
        </Menu>
      )}
      {mayChange && (
        <Button size="small" look="quiet" icon={<Plus size={14} />} onClick={() => setDialog('create')}>
          {t.table.newTab}
        </Button>
      )}
      <span className="grow" />
      {tabs.isChanged && (
        <span className="row tab-changed">
          <span className="faint">{t.table.changed}</span>
          <Button size="small" look="quiet" onClick={tabs.reset}>
            {t.table.reset}
          </Button>
          {mayChange && current && (
            <Button size="small" onClick={() => void tabs.save()}>
              {t.table.saveTab}
            </Button>
          )}
          {mayChange && !current && (
            <Button size="small" onClick={() => setDialog('create')}>
              {t.table.saveAsTab}
            </Button>
          )}
        </span>
      )}
      {dialog === 'create' && (
        <NameDialog
          title={t.table.newTab}
          action={t.common.create}
          value=""
          run={(name) => tabs.create({ ...tab, title: name })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'rename' && (
        <NameDialog
          title={t.table.renameTab}
          action={t.common.save}
          value={title}
          run={tabs.rename}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'remove' && (
        <ConfirmDialog
          title={t.table.deleteTabTitle(title)}
          action={t.common.delete}
          size={440}
          run={tabs.remove}
          onClose={() => setDialog(null)}
        >
          <p>{t.table.deleteTabText}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
