import { useState } from 'react';
import { Link, Navigate } from 'react-router';
import { ApiError } from '~/shared/api/api-error';
import { useApi, useSession } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';
import { CodeField, digitsOf } from '~/shared/forms/code-field';
import { Form } from '~/shared/forms/form';
import { code } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { Notice } from '~/shared/ui/notice';
import { AuthPage } from './auth-page';
import { fragment } from './fragment';
import { useLinkToken } from './use-link-token';
import styles from './ways.module.css';

/** Proves that an e-mail address is one's own, by the link or the code, to the account that is signed in here. */
export function Verify() {
  const session = useSession();
  const token = fragment('token');
  if (session.kind !== 'signed-in') {
    return <Navigate to="/signin" replace state={{ from: '/verify' }} />;
  }
  if (token !== null) {
    return <VerifyLink token={token} />;
  }
  return session.me.restrictions.includes('email_unverified') ? (
    <VerifyCode email={session.me.email ?? ''} />
  ) : (
    <Navigate to="/" replace />
  );
}

function VerifyLink({ token }: { readonly token: string }) {
  const text = useAllText();
  const api = useApi();
  const words = text.accounts.verify;
  const state = useLinkToken(token, async () => {
    await api.call('POST /auth/email/verify', { token });
    await refreshMe(api);
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

// A fresh answer says what the account may do now.
const refreshMe = (api: ReturnType<typeof useApi>) => api.session.refresh();

function VerifyCode({ email }: { readonly email: string }) {
  const text = useAllText();
  const api = useApi();
  const server = useServerInfo();
  const words = text.accounts.verify;
  const [resent, setResent] = useState<'no' | 'yes' | ApiError>('no');

  const resend = async () => {
    try {
      await api.call('POST /auth/email/resend');
      setResent('yes');
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      setResent(error);
    }
  };

  return (
    <AuthPage title={words.title} lead={words.lead(email)}>
      {server.kind === 'ready' && !server.data.mail && <Notice>{words.dropFolder}</Notice>}
      <Form
        rules={{ code }}
        action={async (values) => {
          await api.call('POST /auth/email/verify', { code: digitsOf(values('code')) });
          await refreshMe(api);
        }}
      >
        <CodeField ref={focusOnDesktop} label={words.code} />
        <Submit>{words.go}</Submit>
      </Form>
      <div className={styles.others}>
        <button type="button" className={controls.link} onClick={resend}>
          {words.resend}
        </button>
        <button type="button" className={controls.link} onClick={() => api.session.signOut()}>
          {words.otherAccount}
        </button>
      </div>
      <p role="status" className={typeof resent === 'object' ? styles.problem : undefined}>
        {resent === 'yes' ? words.resent : typeof resent === 'object' ? problemText(text, resent) : null}
      </p>
    </AuthPage>
  );
}
