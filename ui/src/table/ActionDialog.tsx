import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { actions, type ActionRequest, type BulkAction, type FormField } from '../api/datamanager';
import { trash } from '../api/tagloop';
import { useTasksChanged } from '../app/useTasksChanged';
import { Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Field } from '../design/Field';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { actionText, actionTitle } from './actionWords';

/** Says what an action will do to how many tasks and whether it can be undone, runs it, and offers the way back. */
export function ActionDialog({
  project,
  action,
  request,
  onDone,
  onClose,
}: {
  readonly project: number;
  readonly action: BulkAction;
  /** Which tasks. */
  readonly request: ActionRequest;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const tasksChanged = useTasksChanged();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const hasForm = action.dialog !== undefined && 'form' in action.dialog;
  const { data: fields, error: formError } = useQuery({
    queryKey: ['action-form', project, action.id],
    queryFn: () => actions.form(project, action.id),
    enabled: hasForm,
  });
  const shown = hasForm ? fields : NO_FIELDS;
  const body: ActionRequest = {
    ...request,
    ...Object.fromEntries((shown ?? []).map((field) => [field.name, values[field.name] ?? field.value ?? null])),
  };
  const { data: preview, error } = useQuery({
    queryKey: ['action-preview', project, action.id, body],
    queryFn: () => actions.preview(project, action.id, body),
    enabled: shown !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
  const changed = () => {
    tasksChanged(project);
    for (const key of ['trash', 'actions', 'columns']) void client.invalidateQueries({ queryKey: [key] });
  };
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { undo } = await actions.run(project, action.id, body);
      say(
        t.table.actionDone(actionTitle(t, action)),
        undo
          ? {
              title: t.table.undo,
              run: () =>
                void trash.restore(undo).then(
                  ({ left }) => {
                    changed();
                    say(left > 0 ? t.table.undoneBut(left) : t.table.undone);
                  },
                  (fault: Error) => say(t.errors.failed(fault.message)),
                ),
            }
          : undefined,
      );
      changed();
      onDone();
      onClose();
    } catch (fault) {
      setProblem((fault as Error).message);
      setBusy(false);
    }
  };
  const fault = problem ?? (error ?? formError)?.message;
  const isDangerous = preview !== undefined && !preview.undoable;
  return (
    <Dialog
      title={actionTitle(t, action)}
      onClose={onClose}
      size={500}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look={action.id.startsWith('delete') || action.id === 'remove_duplicates' ? 'danger primary' : 'primary'}
            disabled={busy || preview === undefined || preview.tasks === 0}
            onClick={() => void run()}
          >
            {busy ? t.table.running : t.table.run}
          </Button>
        </>
      }
    >
      <div className="stack" style={{ '--gap': '14px' }}>
        <p>{actionText(t, action)}</p>
        {shown?.map((field) => (
          <ActionField
            key={field.name}
            field={field}
            value={values[field.name] ?? field.value ?? ''}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {preview ? (
          <dl className="preview" aria-label={t.table.whatWillHappen}>
            <div>
              <dt>{t.table.preview.selected}</dt>
              <dd className="numbers" data-count="selected">
                {preview.tasks.toLocaleString()}
              </dd>
            </div>
            {Object.entries(preview.changes).map(([kind, count]) => (
              <div key={kind}>
                <dt>{(t.table.preview as Readonly<Record<string, string>>)[kind] ?? kind}</dt>
                <dd className="numbers" data-count={kind}>
                  {count.toLocaleString()}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          !fault && <Spinner label={t.common.loading} />
        )}
        {preview && (
          <p className={isDangerous ? 'notice warn' : 'notice'}>
            {!isDangerous && <Undo2 size={16} aria-hidden="true" />}
            {isDangerous ? t.table.cannotUndo : t.table.canUndo}
          </p>
        )}
        {fault && (
          <p className="notice bad" role="alert">
            {t.errors.failed(fault)}
          </p>
        )}
      </div>
    </Dialog>
  );
}

const NO_FIELDS: readonly FormField[] = [];

function ActionField({
  field,
  value,
  onChange,
}: {
  readonly field: FormField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useT();
  const labels: Readonly<Record<string, string>> = t.table.fields;
  const options = field.options?.map((option) =>
    typeof option === 'string' ? { value: option, label: option || t.table.noVersion } : option,
  );
  return (
    <Field label={labels[field.name] ?? field.label}>
      {(control) =>
        options ? (
          <select {...control} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
            {!options.some((option) => option.value === '') && <option value="">{t.table.everyOne}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <input {...control} className="input" value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}
