import { useEffect, useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useApi, useSession } from '~/shared/api/use-api';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { AuthPage } from './auth-page';
import { localPath } from './return-to';

/** Back from another service, with the session's cookie. */
export function SignInDone() {
  const text = useAllText();
  const api = useApi();
  const session = useSession();
  const [query] = useSearchParams();
  const [asked, setAsked] = useState(false);
  // Follows the cookie that the way through the other service has set. Until it was tried, this tab seems signed out.
  useEffect(() => void api.session.start(true).then(() => setAsked(true)), [api]);
  if (session.kind === 'signed-in') {
    return <Navigate to={localPath(query.get('returnTo'))} replace />;
  }
  return asked && session.kind !== 'unknown' ? (
    <Navigate to="/signin" replace />
  ) : (
    <AuthPage title={text.accounts.signIn.done} />
  );
}

/** Back from another service, without. */
export function SignInFailed() {
  const text = useAllText();
  const session = useSession();
  const [query] = useSearchParams();
  const code = query.get('code') ?? '';
  // Linking and proving oneself begin in the settings. An answer that was used before, as by going back, began anywhere.
  const home = code === 'code_invalid' ? '/' : '/settings/security';
  const failures: Readonly<Record<string, string>> = text.accounts.signIn.failures;
  return (
    <AuthPage
      title={text.accounts.signIn.failedTitle}
      lead={Object.hasOwn(failures, code) ? failures[code] : text.accounts.signIn.failures.other}
    >
      <Link className={controls.primary} to={session.kind === 'signed-in' ? home : '/signin'}>
        {session.kind === 'signed-in' ? text.accounts.verify.goOn : text.accounts.signIn.again}
      </Link>
    </AuthPage>
  );
}
