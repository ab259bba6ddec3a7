import { call, csrfToken, NetworkError } from './http';
import { users } from './server';
import type { User } from './types';

export type Door = 'login' | 'signup';

/**
 * Signs in (or up) by the same form that browsers post. Success and failure look alike on that old form (a page), so the
 * question who is there now decides.
 *
 * @returns the account, or null when the server did not let it in
 */
export async function enter(
  door: Door,
  email: string,
  password: string,
  invitation: string | null,
): Promise<User | null> {
  const path = `/user/${door}/${invitation ? `?token=${encodeURIComponent(invitation)}` : ''}`;
  if (!csrfToken()) await fetch(path, { credentials: 'same-origin' }).catch(() => undefined);
  const form = new URLSearchParams({ email, password, csrfmiddlewaretoken: csrfToken() ?? '' });
  try {
    await fetch(path, {
      method: 'POST',
      body: form,
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { 'X-CSRFToken': csrfToken() ?? '' },
    });
  } catch (error) {
    throw new NetworkError(String(error));
  }
  return users.me().catch((error: unknown) => {
    if (error instanceof NetworkError) throw error;
    return null;
  });
}

/** Whether somebody may make an account now, with this invitation if there is one. */
export const maySignUp = (invitation: string | null) =>
  call<{ readonly open: boolean }>('GET', '/api/tagloop/sign-up', {
    query: { token: invitation },
    anonymous: true,
  }).then(({ open }) => open);

export async function leave(): Promise<void> {
  await fetch('/logout', { credentials: 'same-origin', redirect: 'manual' }).catch(() => undefined);
}

export const serverVersion = () => call<{ readonly release?: string }>('GET', '/api/version', { anonymous: true });
