import { ConfirmEmail } from '~/features/accounts/confirm-email';
import { Forgot } from '~/features/accounts/forgot';
import { Join } from '~/features/accounts/join';
import { Register } from '~/features/accounts/register';
import { Reset } from '~/features/accounts/reset';
import { SecondFactorPage } from '~/features/accounts/second-factor';
import { SignIn } from '~/features/accounts/sign-in';
import { Verify } from '~/features/accounts/verify';
import { SignInDone, SignInFailed } from '~/features/accounts/way-back';

/** What somebody sees who is not signed in yet. Few need one of them alone. */
export const accountPages = {
  ConfirmEmail,
  Forgot,
  Join,
  Register,
  Reset,
  SecondFactorPage,
  SignIn,
  Verify,
  SignInDone,
  SignInFailed,
};
