import { Check } from 'lucide-react';
import type { Project, Task } from '../api/types';
import { Avatar, Meter } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { moment } from '../i18n/moment';
import { describeRegion } from '../label/versions/describe';
import { piecesOf } from '../text/pieces';
import { aroundOf, marksOn, shownAnswer } from './answers';
import { lineOf, nameOfColumn, type Column } from './columns';

export interface CellProps {
  readonly column: Column;
  readonly task: Task;
  readonly project: Project;
  /** Names of accounts by id. */
  readonly people: ReadonlyMap<number, string>;
}

type Values = Readonly<Record<string, unknown>>;

/** One value of a task, drawn by what its column holds. */
export function Cell({ column, task, project, people }: CellProps) {
  const { t, language } = useSpeech();
  if (column.dataKey !== null) return <DataCell text={task.data[column.dataKey]} task={task} project={project} />;
  const name = nameOfColumn(column.id);
  const value = (task as unknown as Values)[name];
  switch (column.cell) {
    case 'date':
      return typeof value === 'string' ? <span className="faint numbers">{moment(value, language)}</span> : null;
    case 'people':
      return <People ids={idsOf(value)} people={people} />;
    case 'share':
      return typeof value === 'number' ? (
        <span className="score-cell">
          <Meter value={value} label={t.table.columns.predictions_score} />
          <span className="numbers">{value.toFixed(2)}</span>
        </span>
      ) : null;
    case 'seconds':
      return typeof value === 'number' ? <span className="numbers">{t.table.seconds(value)}</span> : null;
    case 'boolean':
      return value === true ? (
        <>
          <Check size={15} aria-hidden="true" />
          <span className="unseen">{t.table.yes}</span>
        </>
      ) : null;
    case 'state':
      return <State task={task} />;
    case 'results':
      return <Results task={task} project={project} predicted={name === 'predictions_results'} />;
    case 'list':
      return <span dir="auto">{Array.isArray(value) ? value.join(', ') : value ? String(value) : ''}</span>;
    case 'text':
      return <span dir="auto">{lineOf(value)}</span>;
    default:
      return (
        <span className="numbers">
          {typeof value === 'number' ? value : null}
          {name === 'total_annotations' && task.overlap > 1 && <span className="faint"> / {task.overlap}</span>}
        </span>
      );
  }
}

function State({ task }: { readonly task: Task }) {
  const { t } = useSpeech();
  if (task.is_labeled) return <span className="pill good">{t.tasks.labelled}</span>;
  if (task.cancelled_annotations > 0) return <span className="pill warn">{t.tasks.skipped}</span>;
  return <span className="pill">{t.tasks.open}</span>;
}

/** More of a text than any cell is wide. */
const SHOWN = 400;

function DataCell({ text, task, project }: { readonly text: unknown; readonly task: Task; readonly project: Project }) {
  if (typeof text !== 'string') return <span dir="auto">{lineOf(text)}</span>;
  const shown = text.slice(0, SHOWN);
  const answer = shownAnswer(task);
  const marks = answer ? marksOn(text, shown, answer, aroundOf(project, task)) : [];
  if (marks.length === 0) return <span dir="auto">{lineOf(text)}</span>;
  const colours = new Map(marks.map(({ label, colour }) => [label, colour]));
  return (
    <span dir="auto">
      {piecesOf(shown, marks).map((piece, index) =>
        piece.label === null ? (
          piece.text
        ) : (
          <mark
            key={index}
            className={answer!.suggested ? 'cell-mark tint suggested' : 'cell-mark tint'}
            style={{ '--c': colours.get(piece.label) }}
            title={piece.label}
          >
            {piece.text}
          </mark>
        ),
      )}
    </span>
  );
}

/** More words than a cell holds. */
const MOST_WORDS = 6;

function Results({
  task,
  project,
  predicted,
}: {
  readonly task: Task;
  readonly project: Project;
  readonly predicted: boolean;
}) {
  const around = aroundOf(project, task);
  const results = (predicted ? task.predictions : task.annotations)?.flatMap(({ result }) => result ?? []) ?? [];
  if (!around || results.length === 0) return null;
  return (
    <span className="results-cell" dir="auto">
      {results.slice(0, MOST_WORDS).map((region, index) => {
        const words = describeRegion(region, results, around);
        return (
          <span
            key={index}
            className={words.colour === null ? 'pill' : 'cell-mark tint'}
            style={{ '--c': words.colour ?? undefined }}
            title={words.title}
          >
            {words.text.slice(0, 40) || words.title}
          </span>
        );
      })}
      {results.length > MOST_WORDS && <span className="faint numbers">+{results.length - MOST_WORDS}</span>}
    </span>
  );
}

/** Accounts as the server names them: by id, or by an object with one. */
function idsOf(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one === 'number') return [one];
    const id = one !== null && typeof one === 'object' ? ((one as Values)['user_id'] ?? (one as Values)['id']) : null;
    return typeof id === 'number' ? [id] : [];
  });
}

function People({ ids, people }: { readonly ids: readonly number[]; readonly people: ReadonlyMap<number, string> }) {
  const names = ids.map((id) => people.get(id) ?? `#${id}`);
  return (
    <span className="people-cell" title={names.join(', ')}>
      {names.slice(0, 4).map((name, index) => (
        <Avatar key={index} name={name} />
      ))}
      {names.length === 1 && <span className="cut">{names[0]}</span>}
      {names.length > 4 && <span className="faint numbers">+{names.length - 4}</span>}
      {names.length > 1 && <span className="unseen">{names.join(', ')}</span>}
    </span>
  );
}
