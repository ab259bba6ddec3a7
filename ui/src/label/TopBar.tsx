import { BookOpen, ChevronRight, History, MessageSquare, Redo2, SkipForward, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import type { Project, Task } from '../api/types';
import { Meter } from '../design/bits';
import { Button, IconButton } from '../design/Button';
import { AccountMenu } from '../app/AccountMenu';
import { Logo } from '../app/Logo';
import { useT } from '../i18n/I18n';
import { NoticesMenu } from '../notices/NoticesMenu';
import { useLabel } from './LabelContext';
import { LeadTimeClock } from './LeadTimeClock';
import { SavedMark } from './SavedMark';
import type { SavedState } from './savedState';
import type { LeadTime } from './useLeadTime';

export interface TopBarProps {
  readonly project: Project;
  readonly task: Task;
  readonly updating: boolean;
  readonly busy: boolean;
  readonly leadTime: LeadTime;
  readonly saved: SavedState;
}

export const TopBar = memo(function TopBar({ project, task, updating, busy, leadTime, saved }: TopBarProps) {
  const t = useT();
  const { labelling, run, readOnly, comments } = useLabel();
  const total = project.task_number ?? 0;
  const finished = project.finished_task_number ?? 0;
  return (
    <header className="label-top">
      <nav className="crumbs" aria-label={t.common.breadcrumb}>
        <Link href="/projects" className="logo-link" aria-label="Tagloop">
          <Logo size={26} />
        </Link>
        <Link href={`/projects/${project.id}`} className="cut crumb">
          {project.title || t.projects.untitled}
        </Link>
        <ChevronRight size={14} aria-hidden="true" className="faint" />
        <span className="crumb-now numbers" aria-current="page">
          {t.label.task(task.id)}
        </span>
      </nav>
      <span className="top-progress" title={t.label.progress(finished, total)}>
        <Meter value={total === 0 ? 0 : finished / total} label={t.label.projectProgress} />
        <span className="numbers faint">
          {finished.toLocaleString()} / {total.toLocaleString()}
        </span>
      </span>
      {project.model_version && (
        <span className="pill top-model" title={t.label.modelHint}>
          <i className="model-dot" />
          {project.model_version}
        </span>
      )}
      <span className="grow" />
      <SavedMark saved={saved} />
      <LeadTimeClock leadTime={leadTime} />
      <span className="top-tools">
        {project.expert_instruction && (
          <IconButton label={`${t.label.instructions} (I)`} onClick={() => run({ type: 'instructions' })}>
            <BookOpen size={17} />
          </IconButton>
        )}
        <IconButton label={`${t.label.history} (H)`} onClick={() => run({ type: 'history' })}>
          <History size={17} />
        </IconButton>
        <IconButton
          label={`${comments.open > 0 ? t.comments.openCount(comments.open) : t.comments.title} (C)`}
          className={comments.open > 0 ? 'with-count' : ''}
          data-count={comments.open > 0 ? comments.open : undefined}
          onClick={() => run({ type: 'comment' })}
        >
          <MessageSquare size={17} />
        </IconButton>
        <IconButton
          label={`${t.label.undo} (Ctrl+Z)`}
          disabled={!labelling.canUndo || readOnly}
          onClick={labelling.undo}
        >
          <Undo2 size={17} />
        </IconButton>
        <IconButton
          label={`${t.label.redo} (Ctrl+Shift+Z)`}
          disabled={!labelling.canRedo || readOnly}
          onClick={labelling.redo}
        >
          <Redo2 size={17} />
        </IconButton>
      </span>
      {labelling.suggestions.length > 0 && !readOnly && (
        <span className="pill undecided numbers" title={t.label.undecidedHint}>
          {t.label.undecided(labelling.suggestions.length)}
        </span>
      )}
      {project.show_skip_button && !updating && (
        <Button
          icon={<SkipForward size={15} />}
          disabled={busy || readOnly}
          keys="S"
          onClick={() => run({ type: 'skip' })}
        >
          {t.label.skip}
        </Button>
      )}
      <Button
        look="primary"
        disabled={busy || readOnly}
        keys="Ctrl ⏎"
        data-tour="submit"
        onClick={() => run({ type: 'submit' })}
      >
        {updating ? t.label.update : t.label.submit}
      </Button>
      <NoticesMenu />
      <AccountMenu />
    </header>
  );
});
