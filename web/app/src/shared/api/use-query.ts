import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { ServerInfo } from './contract';
import type { Query, QueryCache } from './query-cache';
import { useApi } from './use-api';

export const QueryContext = createContext<QueryCache | null>(null);

export function useQueries(): QueryCache {
  const cache = useContext(QueryContext);
  if (cache === null) {
    throw new Error('No QueryContext above this component.');
  }
  return cache;
}

export type Loaded<T> = Query<T> & { readonly reload: () => Promise<void> };

/** Shows what is known under the key, and loads it anew when the component appears or the key changes. */
export function useQuery<T>(key: string, fetch: () => Promise<T>): Loaded<T> {
  const cache = useQueries();
  const query = useSyncExternalStore(cache.subscribe, () => cache.get<T>(key));
  // Follows the server: whoever opens the page wants to see how it is now. `fetch` belongs to the key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new closure with the same key loads the same.
  useEffect(() => void cache.load(key, fetch), [cache, key]);
  return { ...query, reload: () => cache.load(key, fetch) };
}

export function useServerInfo(): Loaded<ServerInfo> {
  const api = useApi();
  return useQuery('server', () => api.call('GET /server'));
}
