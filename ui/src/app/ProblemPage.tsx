import { TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { Empty } from '../design/bits';
import { useT } from '../i18n/I18n';
import { BarePage } from './BarePage';

/** Instead of a page that cannot be shown: why, and the way back. */
export function ProblemPage({
  title,
  detail,
  back = '/projects',
}: {
  readonly title: string;
  readonly detail: string;
  readonly back?: string;
}) {
  const t = useT();
  return (
    <BarePage>
      <Empty
        main
        art={<TriangleAlert size={30} />}
        title={title}
        action={
          <Link href={back} className="button">
            {t.common.back}
          </Link>
        }
      >
        {detail}
      </Empty>
    </BarePage>
  );
}
