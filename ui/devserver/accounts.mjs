import { Refusal, errorBody } from './http.mjs';

const INVITATION = 'k'.repeat(40);

export const person = (user) => ({
  id: user.id,
  email: user.email,
  username: user.email.split('@')[0],
  first_name: user.first_name,
  last_name: user.last_name,
  initials: user.email.slice(0, 2),
  avatar: null,
  phone: '',
  active_organization: 1,
  active_organization_meta: { title: 'Label Studio', email: 'ann@example.org' },
  date_joined: user.created_at,
  last_activity: user.updated_at,
});

/** The account of a call, or 401. */
export function caller(store, call) {
  const user = store.users.get(store.sessions.get(call.cookies.sessionid));
  if (!user) throw new Refusal(401, errorBody(401, 'Authentication credentials were not provided.'));
  return user;
}

export function accounts(router, store) {
  const withToken = (call) => {
    call.reply['Set-Cookie'] = 'csrftoken=test; Path=/; SameSite=Lax';
    return {};
  };
  const enter = (call, user) => {
    const session = crypto.randomUUID();
    store.sessions.set(session, user.id);
    call.reply['Set-Cookie'] = `sessionid=${session}; Path=/; HttpOnly; SameSite=Lax`;
    call.reply.Location = '/';
    call.status = 302;
    return null;
  };
  router.on('POST', '/user/login', (call) => {
    const user = store.of('users', ({ email }) => email === call.body.email)[0];
    return user && user.password === call.body.password && call.body.csrfmiddlewaretoken === 'test'
      ? enter(call, user)
      : withToken(call);
  });
  router.on('POST', '/user/signup', (call) =>
    enter(
      call,
      store.insert('users', { email: call.body.email, password: call.body.password, first_name: '', last_name: '' }),
    ),
  );
  // As on a real server with accounts: closed but for those with an invitation.
  router.on('GET', '/api/tagloop/sign-up', (call) => ({ open: call.query.token === INVITATION }));
  router.on('GET', '/logout', (call) => {
    store.sessions.delete(call.cookies.sessionid);
    call.status = 302;
    call.reply.Location = '/';
    return null;
  });
  router.on('GET', '/api/current-user/whoami', (call) => {
    call.reply['Set-Cookie'] = 'csrftoken=test; Path=/; SameSite=Lax';
    return person(caller(store, call));
  });
  router.on('PATCH', '/api/users/{id}', (call) => person(Object.assign(caller(store, call), call.body)));
  router.on('GET', '/api/organizations/{id}/memberships', (call) => {
    caller(store, call);
    const results = [...store.users.values()].map((user) => ({ id: user.id, organization: 1, user: person(user) }));
    return { count: results.length, next: null, previous: null, results };
  });
  router.on('DELETE', '/api/organizations/{id}/memberships/{user}', (call) => {
    caller(store, call);
    store.users.delete(Number(call.user));
    return null;
  });
  router.on('GET', '/api/invite', (call) => {
    caller(store, call);
    return { token: INVITATION, invite_url: `/user/signup/?token=${INVITATION}` };
  });
  router.on('POST', '/api/token', (call) => {
    if (store.tokens.length > 0)
      throw new Refusal(
        409,
        errorBody(409, 'You already have a valid token. Please revoke it before creating a new one.'),
      );
    store.tokens.push(`eyJhbGciOiJIUzI1NiJ9.${'x'.repeat(60)}.${'s'.repeat(43)}`);
    call.status = 201;
    return { token: store.tokens[0] };
  });
  router.on('GET', '/api/jwt/settings', () => store.legacy);
  router.on('POST', '/api/jwt/settings', (call) => Object.assign(store.legacy, call.body));
  router.on('GET', '/api/current-user/token', () => ({ token: 'a'.repeat(40) }));
  router.on('POST', '/api/current-user/reset-token', () => ({ token: 'b'.repeat(40) }));
  const now = new Date().toISOString();
  const grant = (fields) => ({
    name: null,
    created_at: now,
    last_used_at: null,
    expires_at: null,
    current: false,
    ...fields,
  });
  router.on('GET', '/api/tagloop/tokens', (call) => ({
    results: store.tokens.map((_, index) => grant({ id: index + 1, kind: 'personal', user: caller(store, call).id })),
  }));
  router.on('DELETE', '/api/tagloop/tokens/{id}', (call) => {
    caller(store, call);
    store.tokens.splice(Number(call.id) - 1, 1);
    return null;
  });
  router.on('GET', '/api/tagloop/sessions', (call) => {
    const user = caller(store, call);
    const mine = [...store.sessions].filter(([, owner]) => owner === user.id).map(([key]) => key);
    return {
      results: mine.map((key, index) =>
        grant({
          id: index + 1,
          kind: 'session',
          name: 'Chromium on Linux',
          last_used_at: now,
          current: key === call.cookies.sessionid,
        }),
      ),
    };
  });
  router.on('DELETE', '/api/tagloop/sessions/{id}', (call) => {
    const user = caller(store, call);
    const mine = [...store.sessions].filter(([, owner]) => owner === user.id).map(([key]) => key);
    store.sessions.delete(mine[Number(call.id) - 1]);
    return null;
  });
}
