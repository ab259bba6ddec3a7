import type { ReactNode } from 'react';
import { SaveRow } from '../../design/SaveRow';
import type { ProjectForm } from './useProjectForm';

export interface FormCardProps {
  readonly title: string;
  readonly form: Pick<ProjectForm<never>, 'changed' | 'problem' | 'save'>;
  readonly children: ReactNode;
}

/** A card of rows with one button that saves them. */
export function FormCard({ title, form, children }: FormCardProps) {
  return (
    <form
      className="card section"
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <h2>{title}</h2>
      {children}
      <SaveRow changed={form.changed} problem={form.problem} />
    </form>
  );
}
