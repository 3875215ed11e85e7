import { QueryView } from '~/shared/ui/query-view';
import { Passkeys } from './passkeys';
import { Providers } from './providers';
import { Totp } from './totp';
import { TwoStep } from './two-step';
import { useSignInMethods } from './use-sign-in-methods';

/** All the ways in, and the second step. */
export function SecuritySettings() {
  const methods = useSignInMethods();
  return (
    <QueryView query={methods}>
      {(data) => (
        <>
          <Totp totp={data.totp} onChange={methods.reload} />
          <Passkeys passkeys={data.passkeys} onChange={methods.reload} />
          {data.passkeys.length > 0 && !data.totp.enabled && <TwoStep methods={data} onChange={methods.reload} />}
          <Providers linked={data.providers} onChange={methods.reload} />
        </>
      )}
    </QueryView>
  );
}
