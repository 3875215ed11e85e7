import { useState } from 'react';
import { useApi, useMe } from '~/shared/api/use-api';
import { Form } from '~/shared/forms/form';
import { PasswordField } from '~/shared/forms/password-field';
import { password, required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { UsernameHint } from '~/shared/forms/username-hint';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Notice } from '~/shared/ui/notice';
import styles from './settings.module.css';
import { useSignInMethods } from './use-sign-in-methods';

export function PasswordForm({ hasPassword }: { readonly hasPassword: boolean }) {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  const methods = useSignInMethods();
  const words = text.settings.account;
  // Another form each time, so that no password stays in its fields.
  const [changes, setChanges] = useState(0);
  return (
    <div className={styles.narrow}>
      {changes > 0 && <Notice kind="good">{words.passwordDone}</Notice>}
      <Form
        key={changes}
        rules={{ ...(hasPassword ? { currentPassword: required } : {}), password }}
        action={async (values) => {
          await api.call('POST /me/password', {
            password: values('password'),
            ...(hasPassword ? { currentPassword: values('currentPassword') } : {}),
          });
          setChanges(changes + 1);
          void methods.reload();
        }}
        explain={(error) => (error.code === 'invalid_credentials' ? text.fields.currentPassword : undefined)}
      >
        <UsernameHint username={me.username} />
        {hasPassword && <PasswordField name="currentPassword" label={words.current} autoComplete="current-password" />}
        <PasswordField
          label={words.newPassword}
          hint={text.accounts.register.passwordHint}
          autoComplete="new-password"
        />
        <Submit>{hasPassword ? words.changePassword : words.setPassword}</Submit>
      </Form>
    </div>
  );
}
