import { TriangleAlert } from 'lucide-react';
import { Shell } from '../app/Shell';
import { Empty, Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';

/** Instead of a project's page: it is still on its way, or why it cannot be shown. */
export function NoProject({ problem }: { readonly problem: string | undefined }) {
  const t = useT();
  return (
    <Shell>
      {problem === undefined ? (
        <Spinner label={t.common.loading} />
      ) : (
        <Empty main art={<TriangleAlert size={30} />} title={t.errors.notFound}>
          {problem}
        </Empty>
      )}
    </Shell>
  );
}
