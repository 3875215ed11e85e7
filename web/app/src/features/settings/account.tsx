import { useState } from 'react';
import { useApi, useMe } from '~/shared/api/use-api';
import { useChat } from '~/shared/chat/use-chat';
import { Field } from '~/shared/forms/field';
import type { Rule } from '~/shared/forms/rules';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { Section } from '~/shared/ui/section';
import { EmailForm } from './email-form';
import { ExportData } from './export-data';
import { PasswordForm } from './password-form';
import { useSignInMethods } from './use-sign-in-methods';

/** Address, password, and what one may take along or leave behind. */
export function AccountSettings() {
  const text = useAllText();
  const methods = useSignInMethods();
  const words = text.settings.account;
  const hasPassword = methods.kind !== 'ready' || methods.data.password;
  return (
    <>
      <Section title={words.email} lead={words.emailLead}>
        <EmailForm />
      </Section>
      <Section title={words.password} lead={hasPassword ? words.passwordLead : words.passwordNone}>
        {methods.kind === 'ready' && <PasswordForm hasPassword={hasPassword} />}
      </Section>
      <Section title={words.export} lead={words.exportLead}>
        <ExportData />
      </Section>
      <Section title={words.remove} lead={words.removeLead}>
        <DeleteAccount />
      </Section>
    </>
  );
}

function DeleteAccount() {
  const text = useAllText();
  const api = useApi();
  const client = useChat();
  const { username } = useMe();
  const words = text.settings.account;
  const [open, setOpen] = useState(false);
  const confirmation: Rule = (value) => (value.trim() === username ? undefined : text.fields.confirmation);
  return (
    <>
      <button type="button" className={controls.outline} onClick={() => setOpen(true)}>
        {words.removeGo}
      </button>
      {open && (
        <Confirm
          title={words.removeTitle}
          lead={words.removeLead}
          go={words.removeConfirm}
          rules={{ confirmation }}
          action={async () => {
            await api.call('DELETE /me');
            await client.forget();
            api.session.forget();
          }}
          onClose={() => setOpen(false)}
        >
          <Field
            name="confirmation"
            label={words.removeSure(username)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Confirm>
      )}
    </>
  );
}
