import 'react';

declare module 'react' {
  /** Colours and sizes reach the style sheets as custom properties. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
