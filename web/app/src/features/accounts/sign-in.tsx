import { Link, Navigate, useNavigate } from 'react-router';
import type { ApiError } from '~/shared/api/api-error';
import type { SecondFactor } from '~/shared/api/contract';
import { passkeysSupported } from '~/shared/api/passkeys';
import type { EndReason } from '~/shared/api/session';
import { useApi, useSession } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { PasswordField } from '~/shared/forms/password-field';
import { required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { problemText } from '~/shared/i18n/problem-text';
import type { AllText } from '~/shared/i18n/use-all-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { LaterIcon } from '~/shared/ui/later-icon';
import { Notice } from '~/shared/ui/notice';
import { AuthPage } from './auth-page';
import { ProviderButtons } from './provider-buttons';
import { useReturnTo } from './return-to';
import { usePasskeySignIn } from './use-passkey-sign-in';
import styles from './ways.module.css';

export interface SecondFactorState {
  readonly secondFactor: SecondFactor;
  readonly from: string;
}

/** The door: name and password, a passkey, or another service. */
export function SignIn() {
  const text = useAllText();
  const api = useApi();
  const session = useSession();
  const navigate = useNavigate();
  const returnTo = useReturnTo();
  const server = useServerInfo();
  const info = server.kind === 'ready' ? server.data : null;
  const hasPasskeys = info?.passkeys === true && passkeysSupported();
  const passkey = usePasskeySignIn(hasPasskeys);

  if (info?.needsFirstAccount === true) {
    // The page that it leads to says the same once it is loaded; until then this one must not be blank.
    const { firstTitle, firstLead } = text.accounts.register;
    return (
      <AuthPage title={firstTitle} lead={firstLead}>
        <Navigate to="/register" replace />
      </AuthPage>
    );
  }
  const isClosed = info?.registration === 'invitation';
  return (
    <AuthPage
      title={text.accounts.signIn.title}
      lead={session.kind === 'ended' ? undefined : text.accounts.signIn.first}
      after={
        isClosed ? (
          text.accounts.signIn.closed
        ) : (
          <>
            {text.accounts.signIn.noAccount}{' '}
            <Link className={controls.link} to="/register" state={{ from: returnTo }}>
              {text.accounts.signIn.register}
            </Link>
          </>
        )
      }
    >
      {session.kind === 'ended' && <Ended reason={session.reason} />}
      <Form
        rules={{ login: required, password: required }}
        action={async (values) => {
          const answer = await api.signIn('POST /auth/login', {
            login: values('login').trim(),
            password: values('password'),
          });
          if (answer.secondFactor) {
            const state: SecondFactorState = { secondFactor: answer.secondFactor, from: returnTo };
            await navigate('/signin/second-factor', { state });
          }
        }}
      >
        <Field
          ref={focusOnDesktop}
          name="login"
          label={text.accounts.signIn.login}
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="next"
        />
        <PasswordField label={text.accounts.signIn.password} autoComplete="current-password" />
        <div className={styles.forgot}>
          <Link className={controls.link} to="/forgot">
            {text.accounts.signIn.forgot}
          </Link>
        </div>
        <Submit wide>{text.accounts.signIn.go}</Submit>
      </Form>
      {(hasPasskeys || (info?.providers.length ?? 0) > 0) && <p className={styles.or}>{text.accounts.signIn.or}</p>}
      <div className={styles.ways}>
        {hasPasskeys && (
          <button type="button" className={controls.outline} aria-disabled={passkey.busy} onClick={passkey.ask}>
            <LaterIcon name="key" />
            {text.accounts.signIn.passkey}
          </button>
        )}
        {passkey.error !== null && (
          <p className={styles.problem} role="alert">
            {passkeyProblem(text, passkey.error)}
          </p>
        )}
        <ProviderButtons providers={info?.providers ?? []} returnTo={returnTo} />
      </div>
    </AuthPage>
  );
}

function passkeyProblem(text: AllText, error: ApiError): string {
  switch (error.status) {
    case 401:
      return text.accounts.signIn.passkeyUnknown;
    case 404:
      return text.accounts.signIn.passkeyExpired;
    default:
      return problemText(text, error);
  }
}

function Ended({ reason }: { readonly reason: EndReason }) {
  const text = useAllText();
  return (
    <Notice>
      <p>{text.accounts.ended[reason]}</p>
      {reason !== 'disabled' && <p>{text.accounts.ended.kept}</p>}
    </Notice>
  );
}
