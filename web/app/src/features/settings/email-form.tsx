import { useState } from 'react';
import { useApi, useMe } from '~/shared/api/use-api';
import { CodeField, digitsOf } from '~/shared/forms/code-field';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { code, email as emailRule } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Badge } from '~/shared/ui/section';
import styles from './settings.module.css';

/** The address, and the way to another: it changes once a code from the new one has been typed. */
export function EmailForm() {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  const words = text.settings.account;
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <div className={styles.narrow}>
      <p className={styles.current}>
        {me.email === null ? (
          words.emailNone
        ) : (
          <>
            <strong>{me.email}</strong>
            <Badge quiet={!me.emailVerified}>{me.emailVerified ? words.confirmed : words.unconfirmed}</Badge>
          </>
        )}
      </p>
      {sentTo === null ? (
        <Form
          key="address"
          rules={{ email: emailRule }}
          action={async (values) => {
            const email = values('email').trim();
            await api.call('POST /me/email', { email });
            setSentTo(email);
          }}
        >
          <Field
            name="email"
            type="email"
            inputMode="email"
            label={words.newEmail}
            autoComplete="email"
            autoCapitalize="none"
          />
          <Submit>{words.change}</Submit>
        </Form>
      ) : (
        <Form
          key="code"
          rules={{ code }}
          action={async (values) => {
            await api.call('POST /me/email/confirm', { code: digitsOf(values('code')) });
            api.session.changed(await api.call('GET /me'));
            setSentTo(null);
          }}
        >
          <p className={styles.lead}>{words.sent(sentTo)}</p>
          <CodeField label={words.code} />
          <Submit
            beside={
              <button type="button" className={controls.quiet} onClick={() => setSentTo(null)}>
                {text.settings.cancel}
              </button>
            }
          >
            {words.confirm}
          </Submit>
        </Form>
      )}
    </div>
  );
}
