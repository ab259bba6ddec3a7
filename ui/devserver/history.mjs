// Every state that an annotation had.
import { caller } from './accounts.mjs';
import { notFound } from './http.mjs';

const versionsOf = (store, annotation) => store.of('versions', (version) => version.annotation === annotation);

/** The newest version as `If-Match` takes it. */
export const tagOf = (store, annotation) => `"${versionsOf(store, annotation.id).length}"`;

export function keepVersion(store, annotation, user, action) {
  store.insert('versions', {
    annotation: annotation.id,
    version: versionsOf(store, annotation.id).length + 1,
    action,
    user: { id: user.id, email: user.email, first_name: user.first_name, last_name: user.last_name },
    result_count: (annotation.result ?? []).length,
    parent_prediction: annotation.parent_prediction ?? null,
    lead_time: annotation.lead_time ?? null,
    result: structuredClone(annotation.result ?? []),
  });
  return tagOf(store, annotation);
}

export function history(router, store) {
  const one = (call) => {
    caller(store, call);
    const annotation = store.annotations.get(Number(call.id));
    if (!annotation) throw notFound();
    return annotation;
  };
  const version = (call, number) => {
    const found = versionsOf(store, one(call).id).find((row) => row.version === Number(number));
    if (!found) throw notFound();
    return found;
  };
  const shown = ({ result: _result, annotation: _annotation, id: _id, ...row }) => row;
  const at = '/api/tagloop/annotations/{id}/history';
  router.on('GET', at, (call) => ({ results: versionsOf(store, one(call).id).toReversed().map(shown) }));
  router.on('GET', `${at}/{version}`, (call) => {
    const row = version(call, call.version);
    return { ...shown(row), result: row.result };
  });
  router.on('GET', `${at}/{version}/diff`, (call) => {
    const [after, before] = [version(call, call.version).result, version(call, call.query.against).result];
    const find = (list, region) => list.find(({ id }) => id !== undefined && id === region.id);
    return {
      added: after.filter((region) => !find(before, region)),
      removed: before.filter((region) => !find(after, region)),
      changed: after
        .map((region) => ({ before: find(before, region), after: region }))
        .filter((pair) => pair.before && JSON.stringify(pair.before) !== JSON.stringify(pair.after)),
    };
  });
  router.on('POST', `${at}/{version}/restore`, (call) => {
    const annotation = one(call);
    Object.assign(annotation, {
      result: structuredClone(version(call, call.version).result),
      updated_at: new Date().toISOString(),
    });
    call.reply.ETag = keepVersion(store, annotation, caller(store, call), 'restored');
    return annotation;
  });
}
