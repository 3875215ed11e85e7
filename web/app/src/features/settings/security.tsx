import { QueryView } from '~/shared/ui/query-view';
import { Providers } from './providers';
import { SecondFactors } from './second-factors';
import { useSignInMethods } from './use-sign-in-methods';

/** All the ways in, and the second step. */
export function SecuritySettings() {
  const methods = useSignInMethods();
  return (
    <QueryView query={methods}>
      {(data) => (
        <>
          <SecondFactors methods={data} onChange={methods.reload} />
          <Providers linked={data.providers} onChange={methods.reload} />
        </>
      )}
    </QueryView>
  );
}
