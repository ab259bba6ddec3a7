// The linter and the renaming of labels, much simplified.
import { caller } from './accounts.mjs';
import { notFound } from './http.mjs';

export function labels(router, store) {
  router.on('POST', '/api/tagloop/label-config/lint', (call) => {
    caller(store, call);
    const lines = call.body.label_config.split('\n');
    const problems = lines.flatMap((line, index) => {
      const column = line.indexOf('<Choice ') >= 0 && !line.includes('value=') ? line.indexOf('<Choice ') + 1 : 0;
      return column === 0
        ? []
        : [
            {
              severity: 'error',
              line: index + 1,
              column,
              message: '<Choice> has no value.',
              hint: 'Add value="…", the text of the choice.',
            },
          ];
    });
    return { problems };
  });
  router.on('POST', '/api/tagloop/projects/{id}/labels/migrate', (call) => {
    caller(store, call);
    const project = store.projects.get(Number(call.id));
    if (!project) throw notFound();
    const { control, rename, preview } = call.body;
    const regions = Object.fromEntries(Object.keys(rename).map((name) => [name, 0]));
    const change = (table) =>
      store
        .of(table, (row) => row.project === project.id)
        .filter((row) => {
          let touched = false;
          const result = (row.result ?? []).map((region) => {
            const own = region.from_name === control ? region.value?.[region.type] : undefined;
            if (!own?.some((label) => label in rename)) return region;
            touched = true;
            for (const label of own) if (label in rename) regions[label] += 1;
            return {
              ...region,
              value: { ...region.value, [region.type]: [...new Set(own.map((label) => rename[label] ?? label))] },
            };
          });
          if (touched && !preview) row.result = result;
          return touched;
        }).length;
    const config = renamed(project.label_config, rename);
    const counts = { annotations: change('annotations'), drafts: change('drafts'), predictions: change('predictions') };
    if (!preview) project.label_config = config;
    return { label_config: config, ...counts, regions, samples: [] };
  });
}

/** Renames in place; of two that become one the later tag goes away. */
function renamed(config, rename) {
  const seen = new Set();
  return config.replace(/[ \t]*<(Label|Choice)\b[^>]*?value="([^"]*)"[^>]*\/>\n?/g, (tag, _name, value) => {
    const now = rename[value] ?? value;
    if (seen.has(now)) return '';
    seen.add(now);
    return tag.replace(`value="${value}"`, `value="${now}"`);
  });
}
