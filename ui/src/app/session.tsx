import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { ApiError, onSessionEnd } from '../api/http';
import { users } from '../api/server';
import type { User } from '../api/types';
import { Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { outbox } from '../outbox/useOutbox';
import { BarePage } from './BarePage';
import { SignInCard } from './SignInCard';
import { SignInAgain } from './SignInAgain';

const UserContext = createContext<User | null>(null);

/** Who is signed in; only for what is drawn inside the gate. */
export function useUser(): User {
  const user = use(UserContext);
  if (!user) throw new Error('Only inside the sign-in gate');
  return user;
}

/** Nothing of the program shows before somebody signed in; a session that ends later is renewed over the open page. */
export function SignInGate({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const client = useQueryClient();
  const {
    data: user,
    isPending,
    error,
    refetch,
  } = useQuery({
    queryKey: ['me'],
    staleTime: Infinity,
    retry: (count, failure) => !(failure instanceof ApiError) && count < 2,
    queryFn: ({ signal }) =>
      users.me(signal).catch((failure: unknown) => {
        if (failure instanceof ApiError && (failure.status === 401 || failure.status === 403)) return null;
        throw failure;
      }),
  });
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  useEffect(() => {
    if (user) void outbox.restore(user.id).catch(() => undefined);
  }, [user?.id]);

  const entered = (next: User) => {
    client.setQueryData(['me'], next);
    setEnded(false);
  };
  if (isPending)
    return (
      <BarePage>
        <Spinner label={t.common.loading} />
      </BarePage>
    );
  if (error) {
    return (
      <BarePage>
        <div className="notice warn">
          <span>{t.errors.noServer}</span>
          <button type="button" className="button small" onClick={() => void refetch()}>
            {t.common.tryAgain}
          </button>
        </div>
      </BarePage>
    );
  }
  if (!user)
    return (
      <BarePage>
        <SignInCard onEntered={entered} />
      </BarePage>
    );
  return (
    <UserContext value={user}>
      {children}
      {ended && (
        <SignInAgain
          user={user}
          onEntered={(next) => {
            entered(next);
            // Somebody else must not see what was loaded for another account.
            if (next.id !== user.id) location.assign('/');
            else {
              void client.invalidateQueries();
              void outbox.resume();
            }
          }}
        />
      )}
    </UserContext>
  );
}
