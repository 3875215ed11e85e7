import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';
import { CodeField, digitsOf } from '~/shared/forms/code-field';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { PasswordField } from '~/shared/forms/password-field';
import { code, email as emailRule, password } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { Notice } from '~/shared/ui/notice';
import { AuthPage } from './auth-page';
import { PasswordSaved } from './reset';

type Step = { readonly kind: 'ask' } | { readonly kind: 'sent'; readonly email: string } | { readonly kind: 'done' };

/** A way back in without the password. It says the same whether the address is known or not. */
export function Forgot() {
  const text = useAllText();
  const api = useApi();
  const server = useServerInfo();
  const words = text.accounts.forgot;
  const [step, setStep] = useState<Step>({ kind: 'ask' });
  const back = (
    <Link className={controls.link} to="/signin">
      {words.back}
    </Link>
  );

  switch (step.kind) {
    case 'ask':
      return (
        <AuthPage title={words.title} lead={words.lead} after={back}>
          <Form
            key="ask"
            rules={{ email: emailRule }}
            action={async (values) => {
              const email = values('email').trim();
              await api.call('POST /auth/password/forgot', { email });
              setStep({ kind: 'sent', email });
            }}
          >
            <Field
              ref={focusOnDesktop}
              name="email"
              type="email"
              inputMode="email"
              label={words.email}
              autoComplete="email"
              autoCapitalize="none"
            />
            <Submit wide>{words.go}</Submit>
          </Form>
        </AuthPage>
      );
    case 'sent':
      return (
        <AuthPage title={words.sentTitle} lead={`${words.sent(step.email)} ${words.codeLead}`} after={back}>
          {server.kind === 'ready' && !server.data.mail && <Notice>{text.accounts.verify.dropFolder}</Notice>}
          <Form
            key="sent"
            rules={{ code, password }}
            action={async (values) => {
              await api.call('POST /auth/password/reset', {
                email: step.email,
                code: digitsOf(values('code')),
                password: values('password'),
              });
              setStep({ kind: 'done' });
            }}
          >
            <CodeField label={words.code} send={false} />
            <PasswordField label={text.accounts.reset.password} autoComplete="new-password" />
            <Submit wide>{text.accounts.reset.go}</Submit>
          </Form>
        </AuthPage>
      );
    case 'done':
      return <PasswordSaved />;
  }
}
