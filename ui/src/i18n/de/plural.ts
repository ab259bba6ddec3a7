/** „1 Aufgabe“, „2 Aufgaben“. */
export const viele = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('de')} ${count === 1 ? one : many}`;
