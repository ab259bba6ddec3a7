import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from './Button';
import { useSpeech } from '../i18n/I18n';

/** The way through the pages of a list; nothing where there is one. */
export function Pages({
  label,
  page,
  size,
  count,
  onPage,
}: {
  readonly label: string;
  /** From 1. */
  readonly page: number;
  /** How many a page holds. */
  readonly size: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}) {
  const { t, language } = useSpeech();
  const pages = Math.max(1, Math.ceil(count / size));
  const number = (value: number) => value.toLocaleString(language);
  if (pages === 1) return null;
  return (
    <nav className="row" aria-label={label}>
      <Button size="small" disabled={page === 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={15} aria-hidden="true" />
        {t.common.previousPage}
      </Button>
      <span className="soft small-text numbers">{t.common.pageOf(number(page), number(pages))}</span>
      <Button size="small" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t.common.nextPage}
        <ChevronRight size={15} aria-hidden="true" />
      </Button>
    </nav>
  );
}
