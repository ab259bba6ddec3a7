// Exports and snapshots: JSON as it is stored, and the other formats as far as the pages and their tests look into them.
import { caller, person } from './accounts.mjs';
import { errorBody, invalid, notFound, Refusal } from './http.mjs';
import { json, written } from './formats.mjs';
import { projectOf } from './lookup.mjs';

/** So long a snapshot or a conversion is "in progress": long enough to be seen. */
const WORK_MS = 400;

const MADE = [
  ['JSON', 'JSON', 'Everything the server keeps of each task, losing nothing; can be imported again.'],
  ['JSON_MIN', 'JSON-MIN', 'One flat object an annotation, without what programs rarely need.'],
  ['CSV', 'CSV', 'One row an annotation, commas between the columns.'],
  ['TSV', 'TSV', 'One row an annotation, tabs between the columns.'],
  ['CONLL2003', 'CONLL2003', 'One token a line with its tag, for training named-entity recognisers.'],
  ['COCO', 'COCO', 'For labelled images, which this server does not hold.'],
];

/** What our own route offers. */
const OWN = [...MADE.filter(([name]) => name !== 'COCO'), ['JSONL', 'JSON Lines', 'A task a line.']];
const EXTENSIONS = { JSON: 'json', JSON_MIN: 'json', JSONL: 'jsonl', CONLL2003: 'conll' };

const isUnfit = (project, name) => name === 'COCO' || (name === 'CONLL2003' && !/<Labels /.test(project.label_config));

export function exports(router, store) {
  const one = (call) => projectOf(store, call);
  const snapshot = (call) => {
    const project = one(call);
    const row = store.snapshots.get(Number(call.snapshot));
    if (row?.project !== project.id) throw notFound();
    return row;
  };
  const file = (call, project, format, content) => {
    const extension = EXTENSIONS[format] ?? 'csv';
    call.reply['Content-Disposition'] =
      `attachment; filename="project-${project}-at-2026-01-01-00-00-12345678.${extension}"`;
    call.reply['Content-Type'] = `application/${extension}`;
    return Buffer.from(content);
  };
  const asked = (call) => {
    const name = call.query.exportType ?? call.query.export_type ?? 'JSON';
    if (!MADE.some(([known]) => known === name)) throw invalid({ exportType: [`"${name}" is no format`] });
    return name;
  };

  router.on('GET', '/api/projects/{id}/export/formats', (call) => {
    const project = one(call);
    return MADE.map(([name, title, description]) => ({
      title,
      description,
      name,
      ...(isUnfit(project, name) ? { disabled: true } : {}),
    }));
  });
  router.on('GET', '/api/projects/{id}/export', (call) => {
    const project = one(call);
    const format = asked(call);
    const ids = [call.query['ids[]'] ?? []].flat().map(Number);
    const tasks = json(store, project.id).filter(
      (task) =>
        (call.query.download_all_tasks === 'true' || task.annotations.length > 0) &&
        (ids.length === 0 || ids.includes(task.id)),
    );
    return file(call, project.id, format, written(format, tasks));
  });

  router.on('GET', '/api/tagloop/projects/{id}/export/formats', (call) => {
    const project = one(call);
    return {
      formats: OWN.map(([name, title, description]) => ({
        name,
        title,
        description,
        extension: EXTENSIONS[name] ?? 'csv',
        fits: !isUnfit(project, name),
      })),
    };
  });
  const chosen = (call, project) => {
    const ids = [call.query['ids[]'] ?? []].flat().map(Number);
    return json(store, project.id).filter(
      (task) =>
        (call.query.all === 'true' || task.annotations.length > 0) && (ids.length === 0 || ids.includes(task.id)),
    );
  };
  router.on('GET', '/api/tagloop/projects/{id}/export', (call) => {
    const project = one(call);
    const format = call.query.format ?? 'JSON';
    return file(call, project.id, format, written(format, chosen(call, project)));
  });
  router.on('GET', '/api/tagloop/projects/{id}/export/preview', (call) => {
    const project = one(call);
    const tasks = chosen(call, project);
    return { tasks: tasks.length, text: written(call.query.format ?? 'JSON', tasks.slice(0, 3)), noted: 0, notes: [] };
  });
  router.on('GET', '/api/tagloop/projects/{id}/archive', (call) => {
    one(call);
    return { bytes: null, made_at: null };
  });

  const status = ({ created_at: time }) => (Date.now() - Date.parse(time) < WORK_MS ? 'in_progress' : 'completed');
  const shown = (row) => ({
    title: row.title,
    id: row.id,
    created_by: person(store.users.get(row.created_by)),
    created_at: row.created_at,
    finished_at: row.created_at,
    status: status(row),
    md5: null,
    counters: status(row) === 'completed' ? { task_number: row.tasks.length } : {},
    converted_formats: row.conversions.map((conversion) => ({
      id: conversion.id,
      status: status(conversion),
      export_type: conversion.export_type,
      traceback: null,
    })),
  });
  const MODES = {
    finished: (task) => task.is_labeled,
    annotated: (task) => task.annotations.some(({ was_cancelled: skipped }) => !skipped),
    skipped: (task) => task.annotations.some(({ was_cancelled: skipped }) => skipped),
  };
  const frozen = (project, { task_filter_options: filter, annotation_filter_options: kinds }) =>
    json(store, project.id)
      .filter((task) =>
        Object.entries(MODES).every(([name, holds]) => !filter?.[name] || holds(task) === (filter[name] === 'only')),
      )
      .map((task) => ({
        ...task,
        annotations: task.annotations.filter(
          ({ was_cancelled: skipped, ground_truth: truth }) =>
            !kinds ||
            (kinds.skipped && skipped) ||
            (kinds.ground_truth && truth) ||
            (kinds.usual && !skipped && !truth),
        ),
      }));
  const at = '/api/projects/{id}/exports';
  router.on('GET', at, (call) => {
    const project = one(call);
    return store
      .of('snapshots', (row) => row.project === project.id)
      .toReversed()
      .map(shown);
  });
  router.on('POST', at, (call) => {
    const project = one(call);
    call.status = 201;
    return shown(
      store.insert('snapshots', {
        project: project.id,
        title: call.body.title || `${project.title}-at-2026-01-01-00-00`,
        created_by: caller(store, call).id,
        tasks: frozen(project, call.body),
        conversions: [],
      }),
    );
  });
  router.on('GET', `${at}/{snapshot}`, (call) => shown(snapshot(call)));
  router.on('DELETE', `${at}/{snapshot}`, (call) => {
    store.snapshots.delete(snapshot(call).id);
    return null;
  });
  router.on('POST', `${at}/{snapshot}/convert`, (call) => {
    const row = snapshot(call);
    const format = call.body.export_type;
    if (row.conversions.some(({ export_type: known }) => known === format))
      throw new Refusal(400, errorBody(400, `Conversion to ${format} already started`));
    const conversion = { id: store.id('conversions'), export_type: format, created_at: new Date().toISOString() };
    row.conversions.push(conversion);
    return { export_type: format, converted_format: conversion.id };
  });
  router.on('GET', `${at}/{snapshot}/download`, (call) => {
    const row = snapshot(call);
    const format = asked(call);
    return file(call, row.project, format, written(format, row.tasks));
  });
}
