import type { Catalogue } from '../i18n/I18n';

/** What people call a sampler; one that this interface does not know keeps its own name. */
export const samplerName = ({ order }: Catalogue, name: string): string =>
  order.names[name as keyof typeof order.names] ?? name;
