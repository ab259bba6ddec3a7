import { useQuery } from '@tanstack/react-query';
import { reviews } from '../api/reviews';
import { nameOf } from '../api/tagloop';
import { useT } from '../i18n/I18n';

/** Why an answer came back, for who puts it right. */
export function ReviewNotice({ annotation }: { readonly annotation: number }) {
  const t = useT();
  const { data } = useQuery({ queryKey: ['review', annotation], queryFn: () => reviews.of(annotation), staleTime: 0 });
  if (data?.state !== 'rejected') return null;
  return (
    <p className="notice warn" role="note" dir="auto">
      {t.reviews.cameBack(nameOf(data.reviewed_by) ?? t.history.nobody, data.reason ?? '')}
    </p>
  );
}
