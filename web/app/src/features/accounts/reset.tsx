import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '~/shared/api/use-api';
import { Form } from '~/shared/forms/form';
import { PasswordField } from '~/shared/forms/password-field';
import { password } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { AuthPage } from './auth-page';
import { fragment } from './fragment';

/** A new password for whoever has the link. It signs nobody in: a second step stays a second step. */
export function Reset() {
  const text = useAllText();
  const api = useApi();
  const token = fragment('token');
  const words = text.accounts.reset;
  const [done, setDone] = useState(false);

  if (done) {
    return <PasswordSaved />;
  }
  if (token === null) {
    return (
      <AuthPage title={words.failedTitle} lead={words.failed}>
        <Link className={controls.primary} to="/forgot">
          {words.again}
        </Link>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={words.title} lead={words.lead}>
      <Form
        rules={{ password }}
        action={async (values) => {
          await api.call('POST /auth/password/reset', { token, password: values('password') });
          setDone(true);
        }}
        explain={(error) => (error.code === 'code_invalid' ? `${words.failedTitle} ${words.failed}` : undefined)}
      >
        <PasswordField ref={focusOnDesktop} label={words.password} autoComplete="new-password" />
        <Submit wide>{words.go}</Submit>
      </Form>
    </AuthPage>
  );
}

export function PasswordSaved() {
  const text = useAllText();
  return (
    <AuthPage title={text.accounts.reset.doneTitle} lead={text.accounts.reset.done}>
      <Link className={controls.primary} to="/signin">
        {text.accounts.reset.signIn}
      </Link>
    </AuthPage>
  );
}
