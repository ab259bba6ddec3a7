import { nameOf, type Person } from '../../api/tagloop';
import { useT } from '../../i18n/I18n';

/** Who may be meant by what is written after an `@`. */
export function MentionList({
  id,
  people,
  at,
  onChoose,
}: {
  readonly id: string;
  readonly people: readonly Person[];
  /** The place of the one that Enter takes. */
  readonly at: number;
  readonly onChoose: (person: Person) => void;
}) {
  const t = useT();
  return (
    <ul id={id} className="mention-list" role="listbox" aria-label={t.notices.whoIsMeant}>
      {people.map((person, index) => (
        <li
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          // The field keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(person);
          }}
        >
          <span className="cut">{nameOf(person)}</span>
          {nameOf(person) !== person.email && <span className="faint cut">{person.email}</span>}
        </li>
      ))}
    </ul>
  );
}
