import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { roles, type Person } from '../../api/tagloop';
import { complete, mentionAt, suggestionsFor, type Mention } from './mention';

export interface Mentions {
  readonly id: string;
  readonly people: readonly Person[];
  /** The place of the one that Enter takes. */
  readonly at: number;
  /** What ties the field to the list. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The caret may stand in a mention now. */
  look(field: HTMLTextAreaElement): void;
  choose(person: Person): void;
  close(): void;
  /** Whether a key is the list's. */
  takes(event: KeyboardEvent): boolean;
}

/** Completes `@` and a part of a name to the address of a member. */
export function useMentions(
  project: number,
  text: string,
  setText: (text: string) => void,
  field: RefObject<HTMLTextAreaElement | null>,
): Mentions {
  const id = useId();
  const [mention, setMention] = useState<Mention | null>(null);
  const [at, setAt] = useState(0);
  const { data } = useQuery({
    queryKey: ['roles', project],
    queryFn: () => roles.get(project),
    staleTime: 60_000,
    enabled: mention !== null,
  });
  const people =
    mention && data
      ? suggestionsFor(
          mention,
          data.members.map(({ user }) => user),
        )
      : [];
  const place = Math.min(at, Math.max(people.length - 1, 0));
  const look = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) => {
    const next = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : null;
    if (next?.start !== mention?.start) setAt(0);
    setMention(next);
  };
  const choose = (person: Person) => {
    if (!mention) return;
    const done = complete(text, mention, person);
    setText(done.text);
    setMention(null);
    // After React has written the text.
    requestAnimationFrame(() => field.current?.setSelectionRange(done.caret, done.caret));
  };
  return {
    id,
    people,
    at: place,
    attributes:
      people.length > 0
        ? { 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-activedescendant': `${id}-${place}` }
        : { 'aria-autocomplete': 'list' },
    look,
    choose,
    close: () => setMention(null),
    takes: (event) => {
      if (people.length === 0 || event.ctrlKey || event.metaKey) return false;
      switch (event.key) {
        case 'ArrowDown':
        case 'ArrowUp':
          setAt((place + (event.key === 'ArrowDown' ? 1 : people.length - 1)) % people.length);
          break;
        case 'Enter':
        case 'Tab':
          choose(people[place]!);
          break;
        case 'Escape':
          setMention(null);
          break;
        default:
          return false;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
