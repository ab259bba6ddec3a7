const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, and a table asks for each of its cells. */
function formatOf(language: string): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  formats.set(language, made);
  return made;
}

/** A day and a time as people read them: `1 Mar 2026, 10:30`. */
export const moment = (at: string | Date, language: string): string => formatOf(language).format(new Date(at));
