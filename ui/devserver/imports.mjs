// Imports of files as jobs. Reads lines, tables with commas and JSON lines: as much as tests send.
import { caller } from './accounts.mjs';
import { invalid, notFound } from './http.mjs';
import { submit } from './jobs.mjs';

const fault = (file, row, field, message) => ({ file, row, field, message });

/** Rows of a file as data, and what is wrong with others. */
function read(name, content, format, split) {
  const lines = content.split(/\r?\n/);
  const rows = [];
  const errors = [];
  if (format === 'csv') {
    const columns = lines[0].split(',');
    lines.slice(1).forEach((line, index) => {
      const cells = line.split(',');
      if (line === '') return;
      if (cells.length > columns.length)
        errors.push(
          fault(name, index + 2, '', `Expected ${columns.length} fields in line ${index + 2}, saw ${cells.length}`),
        );
      else
        rows.push({ row: index + 2, data: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) });
    });
  } else if (format === 'jsonl') {
    lines.forEach((line, index) => {
      if (line.trim() === '') return;
      try {
        rows.push({ row: index + 1, data: JSON.parse(line) });
      } catch {
        errors.push(fault(name, index + 1, '', 'it holds a character or word that is no JSON (column 1)'));
      }
    });
  } else {
    const texts = split === 'paragraph' ? content.split(/\n\s*\n/) : lines;
    texts.forEach((text, index) => text.trim() !== '' && rows.push({ row: index + 1, data: { text: text.trim() } }));
  }
  return { rows, errors };
}

const formatOf = (name, content) => {
  const [ending] = /[^.]*$/.exec(name);
  if (ending === 'csv' || ending === 'jsonl' || ending === 'txt') return ending;
  return content.trimStart().startsWith('{') ? 'jsonl' : 'txt';
};

export function imports(router, store) {
  const uploads = new Map();
  const refused = new Map();

  const keysOf = (project) => [
    ...new Set([...project.label_config.matchAll(/value="\$(\w+)"/g)].map(([, key]) => key)),
  ];

  const staged = (call) => {
    caller(store, call);
    const project = store.projects.get(Number(call.id));
    if (!project) throw notFound();
    const isFile = typeof call.body === 'string';
    const options = isFile ? call.query : call.body;
    let [id] = options.file_upload_ids ?? [];
    if (id === undefined) {
      const content = isFile ? call.body : options.text;
      if (content === undefined)
        throw invalid({ non_field_errors: ['This server does not fetch files from addresses.'] });
      id = store.id('uploads');
      uploads.set(id, { name: call.query.name ?? 'pasted', content });
    }
    const { name, content } = uploads.get(id);
    const columns = typeof options.columns === 'string' ? JSON.parse(options.columns) : (options.columns ?? {});
    const format = options.format ?? formatOf(name, content);
    const split = options.split ?? 'line';
    const { rows, errors } = read(name, content, format, split);
    const names = [...new Set(rows.flatMap(({ data }) => Object.keys(data)))];
    const mapping = Object.fromEntries(
      keysOf(project).flatMap((key) => {
        const column =
          columns[key] ?? (names.includes(key) ? key : names.find((one) => /sentence|body|text/.test(one)));
        return column ? [[key, column]] : [];
      }),
    );
    const chosen = Object.fromEntries(
      Object.entries({ ...columns, ...mapping }).filter(([key, column]) => key !== column),
    );
    const mapped = rows.map(({ row, data }) => {
      const rest = Object.entries(data).filter(([column]) => !Object.values(chosen).includes(column));
      return {
        row,
        data: Object.fromEntries([...Object.entries(chosen).map(([key, column]) => [key, data[column]]), ...rest]),
      };
    });
    const good = mapped.filter(({ row, data }) => {
      const missing = keysOf(project).find((key) => data[key] === undefined);
      if (missing) errors.push(fault(name, row, `data.${missing}`, `"${missing}" key is expected in task data`));
      return !missing;
    });
    errors.sort((a, b) => a.row - b.row);
    return { project, id, name, content, options, format, split, names, rows, mapped, mapping, good, errors };
  };

  router.on('POST', '/api/tagloop/projects/{id}/import/preview', (call) => {
    const found = staged(call);
    return {
      file_upload_ids: [found.id],
      bytes: found.content.length,
      file_count: 1,
      files: [{ name: found.name, bytes: found.content.length, format: found.format, packed: false }],
      left_out: [],
      format: found.format,
      encoding: 'utf-8',
      delimiter: found.format === 'csv' ? ',' : null,
      split: found.split,
      columns: found.names.map((name) => ({ name, type: 'text', example: String(found.rows[0]?.data[name] ?? '') })),
      keys: keysOf(found.project),
      mapping: found.mapping,
      label_config: null,
      problem: null,
      tasks: found.mapped.slice(0, 10).map(({ data }) => ({ data })),
      notes: [],
      error_count: found.errors.length,
      errors: found.errors.slice(0, 10),
    };
  });
  router.on('POST', '/api/tagloop/projects/{id}/import', (call) => {
    const { project, id, good, errors, options } = staged(call);
    const add = router.find('POST', `/api/projects/${project.id}/import`).handler;
    const job = submit(store, project.id, `import/files-${id}`, 'Import a file', async (watch) => {
      for (let done = 0; done < 4; done++) {
        watch.progress('Importing', done * 100, 400);
        await watch.pause(60);
      }
      if (errors.length > 0) refused.set(job.id, errors);
      if (errors.length > 0 && options.on_error !== 'skip')
        throw new Error(`${errors.length} rows are wrong, so nothing was imported`);
      add({ ...call, body: good.map(({ data }) => ({ data })) });
      return { rows: String(good.length), tasks: String(good.length), errors: String(errors.length) };
    });
    return job;
  });
  router.on('GET', '/api/tagloop/projects/{id}/import/{job}/errors', (call) => {
    caller(store, call);
    const errors = refused.get(call.job) ?? [];
    if (call.query.format !== 'csv') return { count: errors.length, errors: errors.slice(0, Number(call.query.limit)) };
    call.reply['Content-Disposition'] = 'attachment; filename="errors.csv"';
    const cell = (value) => `"${String(value).replaceAll('"', '""')}"`;
    const lines = errors.map(({ file, row, field, message }) => [file, row, field, message].map(cell).join(','));
    return Buffer.from(['file,row,field,message', ...lines, ''].join('\r\n'));
  });
  router.on('DELETE', '/api/projects/{id}/file-uploads', (call) => {
    caller(store, call);
    call.body.file_upload_ids.forEach((id) => uploads.delete(id));
    return { deleted: call.body.file_upload_ids.length };
  });
}
