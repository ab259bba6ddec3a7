// What people say about tasks.
import { caller } from './accounts.mjs';
import { invalid, notFound } from './http.mjs';

/** What a stored comment is made of. */
export const remark = (user, { task, annotation = null, region_id = null, text, unique_id = null }) => ({
  task,
  annotation,
  region_id,
  text,
  created_by: named(user),
  is_resolved: false,
  resolved_by: null,
  resolved_at: null,
  unique_id,
});
const named = ({ id, email, first_name, last_name }) => ({ id, email, first_name, last_name });

export function comments(router, store) {
  const one = (call) => {
    caller(store, call);
    const comment = store.comments.get(Number(call.id));
    if (!comment) throw notFound();
    return comment;
  };
  // Nobody else speaks to the only person here.
  router.on('GET', '/api/tagloop/notices', (call) => {
    caller(store, call);
    return { count: 0, next: null, previous: null, results: [], unread: 0 };
  });
  router.on('GET', '/api/tagloop/comments', (call) => {
    caller(store, call);
    return { results: store.of('comments', ({ task }) => task === Number(call.query.task)) };
  });
  router.on('POST', '/api/tagloop/comments', (call) => {
    const user = caller(store, call);
    if (!call.body.text?.trim()) throw invalid({ text: ['This field may not be blank.'] });
    call.status = 201;
    const name = call.body.unique_id;
    const [known] = store.of('comments', (row) => name && row.unique_id === name && row.created_by.id === user.id);
    return known ?? store.insert('comments', remark(user, call.body));
  });
  router.on('PATCH', '/api/tagloop/comments/{id}', (call) => {
    const [comment, now] = [one(call), new Date().toISOString()];
    const resolved = call.body.is_resolved;
    if (resolved !== undefined)
      Object.assign(comment, {
        resolved_by: resolved ? named(caller(store, call)) : null,
        resolved_at: resolved ? now : null,
      });
    return Object.assign(comment, call.body, { updated_at: now });
  });
  router.on('DELETE', '/api/tagloop/comments/{id}', (call) => {
    store.comments.delete(one(call).id);
    return null;
  });
}
