import { useT } from '../i18n/I18n';
import { Button } from './Button';

export interface SaveRowProps {
  readonly changed: boolean;
  /** Why it could not be saved. */
  readonly problem: string | null;
  readonly busy?: boolean;
}

/** The end of a form: what went wrong, the button that saves, and whether there is anything to save. */
export function SaveRow({ changed, problem, busy = false }: SaveRowProps) {
  const t = useT();
  return (
    <>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <span className="row">
        <Button type="submit" look="primary" disabled={!changed || busy}>
          {t.common.save}
        </Button>
        {changed && <span className="faint">{t.editor.unsaved}</span>}
      </span>
    </>
  );
}
