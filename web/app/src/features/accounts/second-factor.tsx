import { useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { type SecondFactorMethod, secondFactorMethods } from '~/shared/api/contract';
import { askForPasskey, isPasskeyRefusal, passkeysSupported } from '~/shared/api/passkeys';
import { useApi } from '~/shared/api/use-api';
import { CodeField, digitsOf } from '~/shared/forms/code-field';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { code, required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { AuthPage } from './auth-page';
import { fragment } from './fragment';
import { localPath } from './return-to';
import type { SecondFactorState } from './sign-in';
import styles from './ways.module.css';

const isState = (state: unknown): state is SecondFactorState =>
  typeof state === 'object' && state !== null && 'secondFactor' in state;

/** What the server's redirect brought after the way through another service. */
function fromFragment(): SecondFactorState | null {
  const challenge = fragment('challenge');
  const methods = fragment('methods')?.split(',') ?? [];
  return challenge === null
    ? null
    : {
        secondFactor: {
          challenge,
          methods: secondFactorMethods.filter((method) => methods.includes(method)),
          expiresAt: fragment('expiresAt') ?? '',
        },
        from: localPath(fragment('returnTo')),
      };
}

/** After the password or another service: a code, a recovery code, or a passkey. */
export function SecondFactorPage() {
  const given: unknown = useLocation().state;
  const [brought] = useState(fromFragment);
  const state = given ?? brought;
  return isState(state) ? <SecondFactorForm state={state} /> : <Navigate to="/signin" replace />;
}

function SecondFactorForm({ state }: { readonly state: SecondFactorState }) {
  const text = useAllText();
  const api = useApi();
  const navigate = useNavigate();
  const { challenge, methods } = state.secondFactor;
  const possible = secondFactorMethods.filter(
    (method) => methods.includes(method) && (method !== 'passkey' || passkeysSupported()),
  );
  const [method, setMethod] = useState<SecondFactorMethod>(possible[0] ?? 'recovery');
  const words = text.accounts.secondFactor;

  const send = async (proof: { code: string } | { passkey: Readonly<Record<string, unknown>> }) => {
    await api.signIn('POST /auth/login/second-factor', { challenge, method, ...proof });
    await navigate(state.from, { replace: true });
  };
  const sendPasskey = async () => {
    const { options } = await api.call('POST /auth/login/second-factor/passkey-options', { challenge });
    try {
      await send({ passkey: await askForPasskey(options) });
    } catch (problem) {
      if (!isPasskeyRefusal(problem)) {
        throw problem;
      }
    }
  };

  return (
    <AuthPage title={words.title} lead={words[method]}>
      <Form
        key={method}
        rules={method === 'totp' ? { code } : method === 'recovery' ? { code: required } : {}}
        action={(values) => {
          const value = values('code');
          return method === 'passkey'
            ? sendPasskey()
            : send({ code: method === 'totp' ? digitsOf(value) : value.trim() });
        }}
        explain={(error) =>
          error.code === 'unauthenticated' || error.code === 'not_found' ? words.expired : undefined
        }
      >
        {method === 'totp' && <CodeField ref={focusOnDesktop} label={words.code} />}
        {method === 'recovery' && (
          <Field
            ref={focusOnDesktop}
            name="code"
            label={words.recoveryCode}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
        <Submit wide>{method === 'passkey' ? words.usePasskey : words.go}</Submit>
      </Form>
      <div className={styles.others}>
        {possible
          .filter((other) => other !== method)
          .map((other) => (
            <button key={other} type="button" className={controls.link} onClick={() => setMethod(other)}>
              {other === 'totp' ? words.useTotp : other === 'recovery' ? words.useRecovery : words.usePasskey}
            </button>
          ))}
      </div>
    </AuthPage>
  );
}
