import { useEffect, useState } from 'react';
import { ApiError } from '~/shared/api/api-error';

export type LinkState = 'working' | 'done' | { readonly failed: ApiError };

// React may start an effect twice; a link works once.
const sent = new Map<string, Promise<void>>();

/** Uses up what a link brought, once, when its page opens. */
export function useLinkToken(token: string, use: (token: string) => Promise<void>): LinkState {
  const [state, setState] = useState<LinkState>('working');
  // Follows the server, which alone knows what the link is worth.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token decides; another closure would do the same.
  useEffect(() => {
    const use1 = sent.get(token) ?? use(token);
    sent.set(token, use1);
    use1.then(
      () => setState('done'),
      (error) => setState({ failed: error instanceof ApiError ? error : new ApiError('other') }),
    );
  }, [token]);
  return state;
}
