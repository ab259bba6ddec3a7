import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { maySignUp, type Door } from '../api/account';
import type { User } from '../api/types';
import { useT } from '../i18n/I18n';
import './app.css';
import { Logo } from './Logo';
import { useTitle } from './useTitle';
import { SignInForm } from './SignInForm';

/**
 * The whole page while nobody is signed in. An invitation in the address opens the other door; nobody is shown to a door that
 * the server keeps closed.
 */
export function SignInCard({ onEntered }: { readonly onEntered: (user: User) => void }) {
  const t = useT();
  useTitle(t.signIn.title);
  const invitation = new URLSearchParams(location.search).get('token');
  const [wanted, setDoor] = useState<Door>(
    invitation !== null || location.pathname.startsWith('/user/signup') ? 'signup' : 'login',
  );
  const { data: open } = useQuery({
    queryKey: ['sign-up', invitation],
    queryFn: () => maySignUp(invitation),
    retry: false,
  });
  const door = open === false ? 'login' : wanted;
  return (
    <div className="sign-in">
      <div className="sign-in-brand">
        <Logo size={44} />
        <span>Tagloop</span>
      </div>
      <div className="card sign-in-card">
        <h1>{door === 'login' ? t.signIn.title : t.signIn.createTitle}</h1>
        <p className="soft">{door === 'login' ? t.signIn.lead : invitation ? t.signIn.invited : t.signIn.createLead}</p>
        <SignInForm key={door} door={door} invitation={invitation} onEntered={onEntered} />
        {invitation !== null && open === false && <p className="notice warn">{t.signIn.invitationDead}</p>}
        {open === false && <p className="faint sign-in-other">{t.signIn.askForInvitation}</p>}
        {open && (
          <p className="faint sign-in-other">
            {door === 'login' ? t.signIn.noAccount : t.signIn.haveAccount}{' '}
            <button
              type="button"
              className="text-button"
              onClick={() => setDoor(door === 'login' ? 'signup' : 'login')}
            >
              {door === 'login' ? t.signIn.create : t.signIn.enter}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
