import { Compass } from 'lucide-react';
import { Link } from 'wouter';
import { Shell } from '../app/Shell';
import { Empty } from '../design/bits';
import { useT } from '../i18n/I18n';

export function NotFoundPage() {
  const t = useT();
  return (
    <Shell>
      <Empty
        main
        art={<Compass size={30} />}
        title={t.errors.notFound}
        action={
          <Link href="/projects" className="button">
            {t.projects.title}
          </Link>
        }
      >
        {t.errors.notFoundText}
      </Empty>
    </Shell>
  );
}
