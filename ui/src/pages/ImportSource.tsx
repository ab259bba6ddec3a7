import { useQuery } from '@tanstack/react-query';
import { hub } from '../api/hub';
import { Segmented } from '../design/bits';
import { useT } from '../i18n/I18n';

export type ImportSourceName = 'own' | 'hub';

/** Where tasks come from; nothing to choose where the server does not read the Hub. */
export function ImportSource({
  value,
  onChange,
}: {
  readonly value: ImportSourceName;
  readonly onChange: (value: ImportSourceName) => void;
}) {
  const t = useT();
  const { data } = useQuery({ queryKey: ['hub'], queryFn: hub.standing, staleTime: Infinity, retry: false });
  if (!data?.available) return null;
  return (
    <Segmented
      label={t.hub.source}
      value={value}
      onChange={onChange}
      options={[
        ['own', t.hub.own],
        ['hub', t.hub.hub],
      ]}
    />
  );
}
