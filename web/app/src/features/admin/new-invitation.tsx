import { useState } from 'react';
import { useApi } from '~/shared/api/use-api';
import { Field, SelectField } from '~/shared/forms/field';
import { Form, type Values } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { CopyButton } from '~/shared/ui/copy-button';
import { Dialog } from '~/shared/ui/dialog';
import styles from './admin.module.css';

interface NewInvitationProps {
  readonly onClose: () => void;
  readonly onCreated: () => Promise<void>;
}

const uses = [1, 5, 25, 100] as const;
const days = [1, 7, 30] as const;

/** Makes a link, and shows it the only time that it can be seen. */
export function NewInvitationDialog({ onClose, onCreated }: NewInvitationProps) {
  const text = useAllText();
  const api = useApi();
  const words = text.admin.invitations;
  const [url, setUrl] = useState<string | null>(null);

  const create = async (values: Values) => {
    const number = (name: string) => Number.parseInt(values(name), 10);
    const note = values('note').trim();
    const created = await api.call('POST /invitations', {
      role: values('role') === 'guest' ? 'guest' : 'member',
      ...(Number.isNaN(number('uses')) ? {} : { usesMax: number('uses') }),
      ...(Number.isNaN(number('expires')) ? {} : { expiresInDays: number('expires') }),
      ...(note === '' ? {} : { note }),
    });
    setUrl(created.url);
    await onCreated();
  };

  if (url !== null) {
    return (
      <Dialog title={words.linkTitle} onClose={onClose}>
        <p>{words.link}</p>
        <code className={styles.link}>{url}</code>
        <CopyButton value={url} />
      </Dialog>
    );
  }
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <Form action={create}>
        <SelectField name="role" label={words.role} defaultValue="member">
          <option value="member">{text.admin.roles.member}</option>
          <option value="guest">{text.admin.roles.guest}</option>
        </SelectField>
        <SelectField name="uses" label={words.uses} defaultValue="1">
          {uses.map((count) => (
            <option key={count} value={count}>
              {count === 1 ? words.once : words.times(count)}
            </option>
          ))}
          <option value="">{words.unlimited}</option>
        </SelectField>
        <SelectField name="expires" label={words.expires} defaultValue="7">
          {days.map((count) => (
            <option key={count} value={count}>
              {text.settings.tokens.days(count)}
            </option>
          ))}
          <option value="">{text.settings.tokens.forEver}</option>
        </SelectField>
        <Field name="note" label={words.note} hint={words.noteHint} optional autoComplete="off" maxLength={100} />
        <Submit>{words.create}</Submit>
      </Form>
    </Dialog>
  );
}
