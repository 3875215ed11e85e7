import { Link, Navigate } from 'react-router';
import { useApi, useSession } from '~/shared/api/use-api';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { AuthPage } from './auth-page';
import { fragment } from './fragment';
import { useLinkToken } from './use-link-token';

/** The link that was sent to a new address. */
export function ConfirmEmail() {
  const text = useAllText();
  const session = useSession();
  const token = fragment('token');
  const words = text.accounts.confirmEmail;
  if (token !== null && session.kind !== 'signed-in') {
    return <Navigate to="/signin" replace state={{ from: '/confirm-email' }} />;
  }
  return token === null ? <AuthPage title={words.failedTitle} lead={words.failed} /> : <ConfirmLink token={token} />;
}

function ConfirmLink({ token }: { readonly token: string }) {
  const text = useAllText();
  const api = useApi();
  const words = text.accounts.confirmEmail;
  const state = useLinkToken(token, async () => {
    await api.call('POST /me/email/confirm', { token });
    await api.session.refresh();
  });
  if (state === 'working') {
    return <AuthPage title={words.working} />;
  }
  const done = state === 'done';
  return (
    <AuthPage title={done ? words.doneTitle : words.failedTitle} lead={done ? words.done : words.failed}>
      <Link className={controls.primary} to="/">
        {words.goOn}
      </Link>
    </AuthPage>
  );
}
