import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger' | 'good' | 'danger primary';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: ReactNode;
  /** The key that does the same, shown at the end. */
  readonly keys?: string | undefined;
}

export function Button({
  look = 'plain',
  size = 'normal',
  icon,
  keys,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  return (
    <button type="button" {...rest} className={`button ${look} ${size} ${className}`}>
      {icon}
      {children}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Said by screen readers and shown on hover. */
  readonly label: string;
  readonly look?: 'plain' | 'good' | 'bad';
  readonly small?: boolean;
  /** Undefined: no toggle. */
  readonly pressed?: boolean | undefined;
}

export function IconButton({
  label,
  look = 'plain',
  small,
  pressed,
  className = '',
  children,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      {...rest}
      className={`icon-button ${look} ${small ? 'small' : ''} ${className}`}
    >
      {children}
    </button>
  );
}
