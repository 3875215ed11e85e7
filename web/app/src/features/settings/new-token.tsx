import { useState } from 'react';
import { tokenScopes } from '~/shared/api/contract';
import { useApi, useMe } from '~/shared/api/use-api';
import { Field, SelectField } from '~/shared/forms/field';
import { Form, type Values } from '~/shared/forms/form';
import { displayName, required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { CopyButton } from '~/shared/ui/copy-button';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import styles from './settings.module.css';

interface NewTokenProps {
  readonly bot: string | null;
  readonly onClose: () => void;
  readonly onCreated: () => Promise<void>;
}

const days = [7, 30, 90, 365] as const;

/** Makes a token, and shows it the only time that it can be seen. */
export function NewTokenDialog({ bot, onClose, onCreated }: NewTokenProps) {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  const words = text.settings.tokens;
  const [token, setToken] = useState<string | null>(null);
  const offered = tokenScopes.filter((scope) => scope !== 'admin' || (bot === null && me.role === 'administrator'));

  const create = async (values: Values) => {
    const expiresInDays = Number.parseInt(values('expires'), 10);
    const body = {
      name: values('name').trim(),
      scopes: offered.filter((scope) => values(`scope-${scope}`) !== ''),
      ...(Number.isNaN(expiresInDays) ? {} : { expiresInDays }),
    };
    const created = await (bot === null
      ? api.call('POST /me/tokens', body)
      : api.call('POST /bots/{id}/tokens', body, { path: { id: bot } }));
    setToken(created.token);
    await onCreated();
  };

  if (token !== null) {
    return (
      <Dialog title={words.onceTitle} onClose={onClose}>
        <p>{words.once}</p>
        <code className={styles.token}>{token}</code>
        <div className={styles.buttons}>
          <CopyButton value={token} />
          <button type="button" className={`${controls.quiet} ${controls.small}`} onClick={onClose}>
            {text.settings.close}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <Form rules={{ name: (value, all) => required(value, all) ?? displayName(value, all) }} action={create}>
        <Field ref={firstFocus} name="name" label={words.name} hint={words.nameHint} autoComplete="off" />
        <fieldset className={styles.checks}>
          <legend className={controls.label}>{words.scopes}</legend>
          {offered.map((scope) => (
            <label key={scope}>
              <input type="checkbox" name={`scope-${scope}`} defaultChecked={scope === 'read'} />
              {words.scope[scope]}
            </label>
          ))}
        </fieldset>
        <SelectField name="expires" label={words.expires} defaultValue="90">
          {days.map((count) => (
            <option key={count} value={count}>
              {words.days(count)}
            </option>
          ))}
          <option value="">{words.forEver}</option>
        </SelectField>
        <Submit>{words.create}</Submit>
      </Form>
    </Dialog>
  );
}
