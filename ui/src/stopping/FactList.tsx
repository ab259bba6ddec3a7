/** A name, its figure, and what is to be known of it: an interval, or what it is a part of. */
export type Fact = readonly [name: string, value: string, more: string | null];

/** The figures that are asked for first. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts stop-facts">
      {facts.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="numbers">{value}</dd>
          {more && <dd className="stop-more numbers">{more}</dd>}
        </div>
      ))}
    </dl>
  );
}
