import type { ReactNode } from 'react';

/** One thing in the middle of an empty page. */
export function BarePage({ children }: { readonly children: ReactNode }) {
  return <main className="bare-page">{children}</main>;
}
