import type { ReactNode } from 'react';
import { hueOf } from './colour';

/** A label's name on its colour. */
export function LabelTag({ colour, children }: { readonly colour: string; readonly children: ReactNode }) {
  return (
    <span className="label-tag tint" style={{ '--c': colour }}>
      {children}
    </span>
  );
}

export function Meter({
  value,
  label,
  colour,
}: {
  readonly value: number;
  readonly label: string;
  readonly colour?: string;
}) {
  const share = Math.max(0, Math.min(1, Number.isFinite(value) ? value : 0));
  return (
    <span
      className="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <span style={{ transform: `scaleX(${share})`, ...(colour ? { '--meter': colour } : {}) }} />
    </span>
  );
}

export function Avatar({ name }: { readonly name: string }) {
  const letters = name
    .split(/[\s.@_-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join('');
  // Drawn by the style sheet: the letters are a picture of the name, not a text of their own.
  return (
    <span
      className="avatar"
      aria-hidden="true"
      data-letters={letters || '?'}
      style={{ '--hue': String(hueOf(name)) }}
    />
  );
}

export interface EmptyProps {
  readonly art: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Whether it is the page's own heading. */
  readonly main?: boolean;
}

/** What to see where nothing is yet: what it is for and what to do next. */
export function Empty({ art, title, children, action, main }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-art" aria-hidden="true">
        {art}
      </span>
      {main ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

export function Spinner({ label }: { readonly label: string }) {
  return <span className="spinner" role="status" aria-label={label} />;
}

export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <div className="segmented" role="group" aria-label={label}>
      {options.map(([key, name]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
          {name}
        </button>
      ))}
    </div>
  );
}
