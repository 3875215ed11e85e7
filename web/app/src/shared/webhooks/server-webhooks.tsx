import { useMemo } from 'react';
import { useApi } from '~/shared/api/use-api';
import { ofServer } from './source';
import { Webhooks } from './webhooks';

/** The page of settings with the webhooks of the whole server. */
export function ServerWebhooks() {
  const api = useApi();
  return <Webhooks source={useMemo(() => ofServer(api), [api])} />;
}
