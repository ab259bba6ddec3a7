import type { ReactNode } from 'react';
import { Button } from '../../design/Button';
import { useT } from '../../i18n/I18n';
import type { ProjectForm } from './useProjectForm';

export interface FormCardProps {
  readonly title: string;
  readonly form: Pick<ProjectForm<never>, 'changed' | 'problem' | 'save'>;
  readonly children: ReactNode;
}

/** A card of rows with one button that saves them. */
export function FormCard({ title, form, children }: FormCardProps) {
  const t = useT();
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
      {form.problem && (
        <p className="field-error" role="alert">
          {form.problem}
        </p>
      )}
      <span className="row">
        <Button type="submit" look="primary" disabled={!form.changed}>
          {t.common.save}
        </Button>
        {form.changed && <span className="faint">{t.editor.unsaved}</span>}
      </span>
    </form>
  );
}
