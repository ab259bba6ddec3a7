/** Headers as a person writes them: one a line. */
export const headerText = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** What stands in such a text; `wrong` is the first line that is no header. */
export interface ReadHeaders {
  readonly headers: Readonly<Record<string, string>>;
  readonly wrong: string | null;
}

export function readHeaders(text: string): ReadHeaders {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, name, value] = /^([A-Za-z0-9_-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) return { headers, wrong: line };
    headers[name] = value ?? '';
  }
  return { headers, wrong: null };
}
