import { useQuery, useQueryClient } from '@tanstack/react-query';
import { webhooks } from '../../../api/webhooks';

/** A list changes by itself while messages wait. */
const LOOK_AGAIN_MS = 3000;

/** The webhooks of a project; looked at again while something waits. */
export function useWebhooks(project: number) {
  const client = useQueryClient();
  const key = ['webhooks', project];
  const list = useQuery({
    queryKey: key,
    queryFn: () => webhooks.list(project),
    refetchInterval: ({ state }) => (state.data?.some(({ waiting }) => waiting > 0) ? LOOK_AGAIN_MS : false),
  });
  return { ...list, refresh: () => void client.invalidateQueries({ queryKey: key }) };
}

/** The messages of a webhook; looked at again while one waits. */
export function useDeliveries(project: number, webhook: number) {
  const client = useQueryClient();
  const key = ['webhooks', project, webhook];
  const log = useQuery({
    queryKey: key,
    queryFn: () => webhooks.log(project, webhook),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'waiting') ? LOOK_AGAIN_MS : false),
  });
  return { ...log, refresh: () => void client.invalidateQueries({ queryKey: ['webhooks', project] }) };
}
