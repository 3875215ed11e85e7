import type { SignInMethods } from '~/shared/api/contract';
import { Passkeys } from './passkeys';
import { Totp } from './totp';
import { TwoStep } from './two-step';

interface SecondFactorsProps {
  readonly methods: SignInMethods;
  readonly onChange: () => Promise<void>;
}

/** What a second step can be taken with. */
export function SecondFactors({ methods, onChange }: SecondFactorsProps) {
  return (
    <>
      <Totp totp={methods.totp} onChange={onChange} />
      <Passkeys passkeys={methods.passkeys} onChange={onChange} />
      {methods.passkeys.length > 0 && !methods.totp.enabled && <TwoStep methods={methods} onChange={onChange} />}
    </>
  );
}
