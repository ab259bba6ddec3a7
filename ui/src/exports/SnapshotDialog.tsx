import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { exports, snapshots } from '../api/exports';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { CheckRow, SelectRow, TextRow } from '../design/rows';
import { useT } from '../i18n/I18n';
import { bodyOf, EVERYTHING, hasAnswers, type Filter, type SnapshotForm } from './snapshotForm';

const FILTERS = ['finished', 'annotated', 'skipped'] as const;
const ANSWERS = ['usualAnswers', 'groundTruth', 'skips'] as const;
const IN_FULL = ['predictionsInFull', 'annotatorsInFull', 'draftsInFull'] as const;

/** Asks what a snapshot shall hold, and has it made. */
export function SnapshotDialog({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [form, setForm] = useState<SnapshotForm>(EVERYTHING);
  const { busy, problem, run } = useAttempt();
  const { data: views = [] } = useQuery({
    queryKey: ['views', project.id],
    queryFn: () => exports.views(project.id),
  });
  const set = (change: Partial<SnapshotForm>) => setForm({ ...form, ...change });
  const checks = (names: readonly (keyof typeof t.exports.checks & keyof SnapshotForm)[]) =>
    names.map((name) => (
      <CheckRow
        key={name}
        label={t.exports.checks[name]}
        checked={form[name] as boolean}
        onChange={(checked) => set({ [name]: checked })}
      />
    ));
  const make = () =>
    run(async () => {
      await snapshots.create(project.id, bodyOf(form));
      void client.invalidateQueries({ queryKey: ['snapshots', project.id] });
      onClose();
    });
  return (
    <Dialog
      title={t.exports.newSnapshot}
      onClose={onClose}
      size={620}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" disabled={busy || !hasAnswers(form)} onClick={() => void make()}>
            {t.exports.make}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        style={{ '--gap': '18px' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (hasAnswers(form)) void make();
        }}
      >
        <TextRow
          label={t.exports.title}
          hint={t.exports.titleHint}
          maxLength={2048}
          dir="auto"
          value={form.title}
          onChange={(title) => set({ title })}
        />
        <fieldset className="stack" style={{ '--gap': '10px' }}>
          <legend className="field-legend">{t.exports.which}</legend>
          {views.length > 0 && (
            <SelectRow
              label={t.exports.view}
              value={form.view}
              onChange={(view) => set({ view })}
              options={[
                ['', t.exports.noView],
                ...views.map(({ id, data }) => [String(id), data.title ?? t.exports.viewNumber(id)] as const),
              ]}
            />
          )}
          <div className="snapshot-filters">
            {FILTERS.map((name) => (
              <SelectRow<Filter>
                key={name}
                label={t.exports.filters[name].title}
                value={form[name]}
                onChange={(filter) => set({ [name]: filter })}
                options={[
                  ['any', t.exports.anyState],
                  ['only', t.exports.filters[name].only],
                  ['exclude', t.exports.filters[name].exclude],
                ]}
              />
            ))}
          </div>
        </fieldset>
        <fieldset className="stack" style={{ '--gap': '6px' }}>
          <legend className="field-legend">{t.exports.answers}</legend>
          {checks(ANSWERS)}
          {!hasAnswers(form) && (
            <p className="field-error" role="alert">
              {t.exports.noAnswers}
            </p>
          )}
        </fieldset>
        <fieldset className="stack" style={{ '--gap': '6px' }}>
          <legend className="field-legend">{t.exports.inFull}</legend>
          {checks(IN_FULL)}
        </fieldset>
        {problem && (
          <p className="notice bad" role="alert">
            {t.errors.failed(problem)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
