import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../i18n/I18n';
import { JobsLink } from '../jobs/JobsLink';
import { NoticesMenu } from '../notices/NoticesMenu';
import { AccountMenu } from './AccountMenu';
import { Logo } from './Logo';

/** The frame of all pages but the labelling screen. */
export function Shell({ children, size = 1160 }: { readonly children: ReactNode; readonly size?: number }) {
  const t = useT();
  const [path] = useLocation();
  const links: readonly (readonly [string, string])[] = [
    ['/projects', t.projects.title],
    ['/people', t.people.title],
  ];
  return (
    <div className="shell">
      <header className="shell-top">
        <a className="button primary skip-link" href="#main">
          {t.common.skipToContent}
        </a>
        <Link href="/projects" className="shell-brand">
          <Logo size={28} />
          Tagloop
        </Link>
        <nav aria-label={t.common.mainNavigation} className="row" style={{ '--gap': '2px' }}>
          {links.map(([href, title]) => (
            <Link
              key={href}
              href={href}
              className="shell-link"
              aria-current={path.startsWith(href) ? 'page' : undefined}
            >
              {title}
            </Link>
          ))}
          <JobsLink current={path.startsWith('/jobs')} />
        </nav>
        <span className="grow" />
        <NoticesMenu />
        <AccountMenu />
      </header>
      <main id="main" className="shell-main" tabIndex={-1}>
        <div className="page" style={{ '--page-size': `${size}px` }}>
          {children}
        </div>
      </main>
    </div>
  );
}
