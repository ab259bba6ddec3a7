import type { Person } from '../../api/tagloop';
import { nameOf } from '../../api/tagloop';

/** What is being written after an `@`, and where that stands. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

/** The mention that the caret stands in; null where it is in none. An address that is complete is one no more. */
export function mentionAt(text: string, caret: number): Mention | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}._+-]*)$/u.exec(text.slice(0, caret));
  return found ? { start: caret - found[1]!.length - 1, end: caret, query: found[1]!.toLocaleLowerCase() } : null;
}

/** Those whose name or address begins, in some word, with what was written. */
export function suggestionsFor(mention: Mention, members: readonly Person[], most = 6): readonly Person[] {
  const words = (person: Person) =>
    `${person.email} ${nameOf(person)!}`
      .toLocaleLowerCase()
      .split(/[\s]+/)
      .some((word) => word.startsWith(mention.query));
  return members.filter(words).slice(0, most);
}

/** The text with the address in the place of what was written, and where the caret is then. */
export function complete(text: string, mention: Mention, { email }: Person): { text: string; caret: number } {
  const before = `${text.slice(0, mention.start)}@${email} `;
  return { text: before + text.slice(mention.end).replace(/^ /, ''), caret: before.length };
}
