import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { Mapping, MappingForm as Form, Unmatched } from '../api/learner';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { LabelTag } from '../design/bits';
import { SelectRow } from '../design/rows';
import { SaveRow } from '../design/SaveRow';
import { useT } from '../i18n/I18n';
import { becomes, bodyOf, modelLabels, valuesOf, type Choice } from './mapping';
import { colourIn, projectLabels } from './projectLabels';

/** No label can be called so: names are texts, these are keys of a list. */
const OWN = '\u0000own';
const OUT = '\u0000out';

const keyOf = (choice: Choice): string => (choice.is === 'own' ? OWN : choice.is === 'out' ? OUT : choice.label);
const choiceOf = (key: string): Choice =>
  key === OWN ? { is: 'own' } : key === OUT ? { is: 'out' } : { is: 'label', label: key };

/** What the labels of the present model mean in this project, and what becomes of those that mean nothing here. */
export function MappingForm({
  project,
  mapping,
  onSave,
}: {
  readonly project: Project;
  readonly mapping: Mapping;
  readonly onSave: (mapping: Form) => Promise<void>;
}) {
  const t = useT();
  const labels = projectLabels(project.label_config);
  const names = labels.map(({ name }) => name);
  const before = valuesOf(mapping, names);
  const [values, setValues] = useState(before);
  const { busy, problem, run } = useAttempt();
  const all = modelLabels(mapping);
  if (all.length === 0) return null;
  const changed = JSON.stringify(bodyOf(values)) !== JSON.stringify(bodyOf(before));
  return (
    <form
      className="learner-form"
      aria-label={t.learner.mapping}
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => onSave(bodyOf(values)));
      }}
    >
      <div>
        <h3>{t.learner.mapping}</h3>
        <p className="soft">
          {t.learner.mappingText(mapping.from === 'starter' ? t.learner.starterName : mapping.from)}
        </p>
      </div>
      <ul className="mapping-rows">
        {all.map((name) => {
          const result = becomes(mapping, values, name);
          const found = mapping.by[name] === 'hand' ? undefined : mapping.labels[name];
          return (
            <li key={name} data-label={name}>
              <b className="cut" dir="auto">
                {name}
              </b>
              <ArrowRight size={14} aria-hidden="true" className="faint" />
              <select
                className="select"
                aria-label={t.learner.mappingOf(name)}
                value={keyOf(values.choices[name] ?? { is: 'own' })}
                onChange={(event) =>
                  setValues({ ...values, choices: { ...values.choices, [name]: choiceOf(event.target.value) } })
                }
              >
                <option value={OWN}>{found === undefined ? t.learner.noneFound : t.learner.foundBy(found)}</option>
                <option value={OUT}>{t.learner.leaveOut}</option>
                {names.map((label) => (
                  <option key={label} value={label}>
                    {label}
                  </option>
                ))}
              </select>
              <span className="mapping-result">
                {result === null ? (
                  <span className="faint">{t.learner.leftOut}</span>
                ) : (
                  <LabelTag colour={colourIn(labels, result)}>{result}</LabelTag>
                )}
                {values.choices[name]?.is === 'own' && found !== undefined && (
                  <span className="faint small-text">{t.learner.by[mapping.by[name] ?? 'name']}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <SelectRow<Unmatched>
        label={t.learner.unmatched}
        value={values.unmatched}
        onChange={(unmatched) => setValues({ ...values, unmatched })}
        options={[
          ['drop', t.learner.unmatchedIs.drop],
          ['keep', t.learner.unmatchedIs.keep],
          ['one', t.learner.unmatchedIs.one],
        ]}
      />
      {values.unmatched === 'one' && (
        <SelectRow
          label={t.learner.oneLabel}
          value={values.one}
          onChange={(one) => setValues({ ...values, one })}
          options={names.map((name) => [name, name] as const)}
        />
      )}
      <SaveRow changed={changed} problem={problem} busy={busy} />
    </form>
  );
}
