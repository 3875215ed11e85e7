import { Link } from 'react-router';
import type { ServerInfo } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { PasswordField } from '~/shared/forms/password-field';
import { displayName, email, limits, optional, password, username } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { languageSetting } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { QueryView } from '~/shared/ui/query-view';
import { AuthPage } from './auth-page';
import { forgetInvitation, takeInvitation } from './invitation';
import { ProviderButtons } from './provider-buttons';
import { useReturnTo } from './return-to';
import styles from './ways.module.css';

/** A new account: the first of a server, an open one, or one by invitation. */
export function Register() {
  const text = useAllText();
  const server = useServerInfo();
  const invitation = takeInvitation();
  const words = text.accounts.register;
  if (server.kind !== 'ready') {
    return (
      <AuthPage title={words.title}>
        <QueryView query={server}>{() => null}</QueryView>
      </AuthPage>
    );
  }
  const { needsFirstAccount, registration } = server.data;
  if (!needsFirstAccount && registration === 'invitation' && invitation === null) {
    return <AuthPage title={words.closedTitle} lead={words.closed} after={<ToSignIn />} />;
  }
  return (
    <AuthPage
      title={needsFirstAccount ? words.firstTitle : words.title}
      lead={needsFirstAccount ? words.firstLead : undefined}
      after={needsFirstAccount ? undefined : <ToSignIn />}
    >
      <RegisterForm server={server.data} invitation={invitation} />
    </AuthPage>
  );
}

function ToSignIn() {
  const text = useAllText();
  const from = useReturnTo();
  return (
    <>
      {text.accounts.register.haveAccount}{' '}
      <Link className={controls.link} to="/signin" state={{ from }}>
        {text.accounts.register.signIn}
      </Link>
    </>
  );
}

interface RegisterFormProps {
  readonly server: ServerInfo;
  readonly invitation: string | null;
}

function RegisterForm({ server, invitation }: RegisterFormProps) {
  const text = useAllText();
  const api = useApi();
  const returnTo = useReturnTo();
  const words = text.accounts.register;
  const needsEmail = server.emailVerification === 'required' || server.registration === 'domain';
  return (
    <>
      <Form
        rules={{ displayName: optional(displayName), username, email: needsEmail ? email : optional(email), password }}
        action={async (values) => {
          const given = (name: 'displayName' | 'email') =>
            values(name).trim() === '' ? {} : { [name]: values(name).trim() };
          await api.signIn('POST /auth/register', {
            username: values('username').trim(),
            password: values('password'),
            ...given('displayName'),
            ...given('email'),
            ...(invitation === null ? {} : { invitation }),
            locale: languageSetting.get(),
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          });
          forgetInvitation();
        }}
      >
        <Field
          ref={focusOnDesktop}
          name="displayName"
          label={words.displayName}
          hint={words.displayNameHint}
          optional
          autoComplete="name"
          autoCapitalize="words"
          maxLength={limits.displayNameCharsMax * 2}
        />
        <Field
          name="username"
          label={words.username}
          hint={words.usernameHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field
          name="email"
          type="email"
          inputMode="email"
          label={words.email}
          hint={needsEmail ? words.emailRequired : words.emailHint}
          optional={!needsEmail}
          autoComplete="email"
          autoCapitalize="none"
        />
        <PasswordField label={words.password} hint={words.passwordHint} autoComplete="new-password" />
        <Submit wide>{words.go}</Submit>
      </Form>
      {server.providers.length > 0 && !server.needsFirstAccount && (
        <>
          <p className={styles.or}>{text.accounts.signIn.or}</p>
          <ProviderButtons
            providers={server.providers}
            returnTo={returnTo}
            {...(invitation === null ? {} : { invitation })}
          />
        </>
      )}
    </>
  );
}
