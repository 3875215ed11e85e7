import { useState } from 'react';
import type { SignInMethods } from '~/shared/api/contract';
import { askForPasskey, isPasskeyRefusal, passkeysSupported } from '~/shared/api/passkeys';
import { useApi, useMe } from '~/shared/api/use-api';
import { CodeField, digitsOf } from '~/shared/forms/code-field';
import { Form, type Values } from '~/shared/forms/form';
import { PasswordField } from '~/shared/forms/password-field';
import { code, required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { UsernameHint } from '~/shared/forms/username-hint';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { QueryView } from '~/shared/ui/query-view';
import styles from './settings.module.css';
import { useSignInMethods } from './use-sign-in-methods';

/** Asks whoever is signed in who they are, once more. */
export function ReauthenticationDialog({ onAnswer }: { readonly onAnswer: (done: boolean) => void }) {
  const text = useAllText();
  const methods = useSignInMethods();
  return (
    <Dialog title={text.accounts.again.title} onClose={() => onAnswer(false)}>
      <p className={styles.lead}>{text.accounts.again.lead}</p>
      <QueryView query={methods}>
        {(data) => <Ways methods={data} onDone={() => onAnswer(true)} onCancel={() => onAnswer(false)} />}
      </QueryView>
    </Dialog>
  );
}

interface WaysProps {
  readonly methods: SignInMethods;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Ways({ methods, onDone, onCancel }: WaysProps) {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  const words = text.accounts.again;
  const [failed, setFailed] = useState(false);
  const hasPasskey = methods.passkeys.length > 0 && passkeysSupported();

  // A password alone is not enough where signing in takes a second step.
  const needsPasskey = methods.twoStep && !methods.totp.enabled;

  const withPassword = async (values: Values) => {
    await api.call('POST /auth/reauthenticate', {
      password: values('password'),
      ...(methods.totp.enabled ? { totp: digitsOf(values('code')) } : {}),
    });
    onDone();
  };
  const withPasskey = async () => {
    try {
      const { challenge, options } = await api.call('POST /auth/passkey/options');
      await api.call('POST /auth/reauthenticate', { challenge, passkey: await askForPasskey(options) });
      onDone();
    } catch (problem) {
      setFailed(!isPasskeyRefusal(problem));
    }
  };
  const withProvider = async (name: string) => {
    const { url } = await api.call(
      'POST /auth/providers/{name}/start',
      { purpose: 'reauthenticate', returnTo: location.pathname },
      { path: { name } },
    );
    location.assign(url);
  };

  return (
    <>
      {methods.password && !needsPasskey && (
        <Form
          rules={{ password: required, ...(methods.totp.enabled ? { code } : {}) }}
          action={withPassword}
          explain={(error) => (error.status === 401 || error.code === 'code_invalid' ? words.wrong : undefined)}
        >
          <UsernameHint username={me.username} />
          <PasswordField ref={firstFocus} label={words.password} autoComplete="current-password" />
          {methods.totp.enabled && <CodeField label={words.code} />}
          <Submit
            beside={
              <button type="button" className={controls.quiet} onClick={onCancel}>
                {words.cancel}
              </button>
            }
          >
            {words.go}
          </Submit>
        </Form>
      )}
      <div className={styles.buttons}>
        {hasPasskey && (
          <button type="button" className={controls.outline} onClick={withPasskey}>
            {words.passkey}
          </button>
        )}
        {!methods.password &&
          methods.providers.map(({ name, label }) => (
            <button key={name} type="button" className={controls.outline} onClick={() => withProvider(name)}>
              {words.provider(label)}
            </button>
          ))}
      </div>
      {failed && (
        <p className={styles.problem} role="alert">
          {words.wrong}
        </p>
      )}
    </>
  );
}
