import type { User } from '../api/types';
import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';
import { SignInForm } from './SignInForm';

/** Over whatever is open: the work underneath stays as it is. */
export function SignInAgain({ user, onEntered }: { readonly user: User; readonly onEntered: (user: User) => void }) {
  const t = useT();
  return (
    <Dialog title={t.signIn.againTitle} onClose={() => undefined} dismissible={false} size={400}>
      <p className="soft" style={{ marginBlockEnd: 14 }}>
        {t.signIn.again}
      </p>
      <SignInForm door="login" email={user.email} invitation={null} onEntered={onEntered} />
    </Dialog>
  );
}
