import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '../design/Button';
import { useSpeech } from '../i18n/I18n';

const PAGE = 30;

/** The way through the pages of a list; nothing where there is one. */
export function Pages({
  label,
  page,
  count,
  onPage,
}: {
  readonly label: string;
  readonly page: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}) {
  const { t, language } = useSpeech();
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const number = (value: number) => value.toLocaleString(language);
  if (pages === 1) return null;
  return (
    <nav className="row" aria-label={label}>
      <Button size="small" disabled={page === 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft size={15} aria-hidden="true" />
        {t.quality.previous}
      </Button>
      <span className="soft small-text numbers">{t.quality.pageOf(number(page), number(pages))}</span>
      <Button size="small" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t.quality.next}
        <ChevronRight size={15} aria-hidden="true" />
      </Button>
    </nav>
  );
}
