import type { SignInMethods } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { type Loaded, useQuery } from '~/shared/api/use-query';

export function useSignInMethods(): Loaded<SignInMethods> {
  const api = useApi();
  return useQuery('sign-in-methods', () => api.call('GET /me/sign-in-methods'));
}
