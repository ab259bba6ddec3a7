import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actions, type ActionRequest } from '../api/datamanager';
import { assignments, nameOf, trash } from '../api/tagloop';
import type { Project } from '../api/types';
import { work } from '../api/work';
import { useTasksChanged } from '../app/useTasksChanged';
import { Avatar, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { NumberRow, SelectRow, TextRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import './pages.css';

type Way = 'person' | 'load' | 'skill';

const ACTION = 'assign_tasks';

/** Gives the chosen tasks to people, to all of them, evenly or by skill, or takes them away; says beforehand who would get how many. */
export function AssignTasks({
  project,
  count,
  request,
  tasks,
  onClose,
}: {
  readonly project: Project;
  readonly count: number;
  /** Which tasks they are, as actions on many tasks are told. */
  readonly request: ActionRequest;
  /** Finds out which tasks they are, by their ids. */
  readonly tasks: () => Promise<readonly number[] | 'all'>;
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const tasksChanged = useTasksChanged();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [way, setWay] = useState<Way>('person');
  const [people, setPeople] = useState(1);
  const [key, setKey] = useState('');
  const [skill, setSkill] = useState('');
  const [busy, setBusy] = useState(false);
  const { data, error } = useQuery({ queryKey: ['work', project.id], queryFn: () => work.get(project.id) });
  const isTold = chosen.size > 0 && (way !== 'skill' || (key.trim() === '') !== (skill.trim() === ''));
  const body: ActionRequest = {
    ...request,
    by: way,
    users: [...chosen].sort((a, b) => a - b),
    ...(way === 'person' ? {} : { people }),
    ...(way === 'skill' ? (key.trim() ? { key: key.trim() } : { skill: skill.trim() }) : {}),
  };
  const { data: preview, error: fault } = useQuery({
    queryKey: ['action-preview', project.id, ACTION, body],
    queryFn: () => actions.preview(project.id, ACTION, body),
    enabled: isTold,
    staleTime: 0,
    gcTime: 0,
  });
  const changed = () => {
    tasksChanged(project.id);
    for (const name of ['assignments', 'work', 'queue', 'trash'])
      void client.invalidateQueries({ queryKey: [name, project.id] });
  };
  const failed = (problem: unknown) => say(t.errors.failed((problem as Error).message));
  const assign = async () => {
    setBusy(true);
    try {
      const { undo } = await actions.run(project.id, ACTION, body);
      const back = () =>
        undo &&
        void trash.restore(undo).then(() => {
          changed();
          say(t.table.undone);
        }, failed);
      say(t.assignments.done, undo ? { title: t.table.undo, run: back } : undefined);
      changed();
      onClose();
    } catch (problem) {
      failed(problem);
      setBusy(false);
    }
  };
  const take = async () => {
    setBusy(true);
    try {
      await assignments.change(project.id, { users: [...chosen], tasks: await tasks(), mode: 'remove' });
      say(t.common.saved);
      changed();
      onClose();
    } catch (problem) {
      failed(problem);
      setBusy(false);
    }
  };
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const gets = (id: number) => (chosen.has(id) && isTold ? preview?.changes[`user:${id}`] : undefined);
  return (
    <Dialog
      title={t.assignments.title(count)}
      onClose={onClose}
      size={520}
      footer={
        <>
          <Button disabled={busy || chosen.size === 0} onClick={() => void take()}>
            {t.assignments.take}
          </Button>
          <Button
            look="primary"
            disabled={busy || !isTold || preview === undefined || preview.changes.assignments === 0}
            onClick={() => void assign()}
          >
            {t.assignments.assign}
          </Button>
        </>
      }
    >
      <p className="soft dialog-lead">{t.assignments.lead}</p>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      <div className="stack" style={{ '--gap': '12px' }}>
        <SelectRow
          label={t.assignments.way}
          value={way}
          options={Object.entries(t.assignments.ways) as [Way, string][]}
          onChange={(value) => setWay(value)}
        />
        {way === 'skill' && (
          <div className="two-columns" style={{ alignItems: 'start' }}>
            <TextRow label={t.assignments.key} hint={t.assignments.keyHint} value={key} onChange={setKey} />
            <TextRow label={t.assignments.skill} hint={t.assignments.skillHint} value={skill} onChange={setSkill} />
          </div>
        )}
        {way !== 'person' && (
          <NumberRow label={t.assignments.each} min={1} max={100} value={people} onChange={setPeople} />
        )}
        <div role="group" aria-label={t.assignments.whom} className="stack" style={{ '--gap': '6px' }}>
          <span className="field-label" aria-hidden="true">
            {t.assignments.whom}
          </span>
          {data?.people.map((person) => (
            <label key={person.user.id} className="choice">
              <input type="checkbox" checked={chosen.has(person.user.id)} onChange={() => toggle(person.user.id)} />
              <Avatar name={nameOf(person.user)!} />
              <span className="grow person-words">
                <span className="cut">{nameOf(person.user)}</span>
                <span className="faint small-text numbers">
                  {[t.assignments.waiting(person.open), ...person.skills].join(' · ')}
                </span>
              </span>
              {gets(person.user.id) !== undefined && (
                <b className="numbers" data-gets={person.user.email}>
                  +{gets(person.user.id)!.toLocaleString()}
                </b>
              )}
            </label>
          ))}
        </div>
        {isTold && preview && (
          <p className={preview.changes.without ? 'notice warn' : 'notice'} role="status">
            {t.assignments.preview(preview.changes.assignments ?? 0)}
            {preview.changes.without ? ` ${t.assignments.without(preview.changes.without)}` : ''}
          </p>
        )}
        {fault && isTold && (
          <p className="notice bad" role="alert">
            {t.errors.failed(fault.message)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
