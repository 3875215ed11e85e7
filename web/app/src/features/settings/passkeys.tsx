import { useState } from 'react';
import { ApiError, cancelled } from '~/shared/api/api-error';
import type { PasskeyItem } from '~/shared/api/contract';
import { deviceName } from '~/shared/api/device-name';
import {
  createPasskey,
  isPasskeyRefusal,
  openedByName,
  type PasskeyJson,
  passkeysSupported,
} from '~/shared/api/passkeys';
import { useApi } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { LaterIcon } from '~/shared/ui/later-icon';
import { Badge, Empty, Row, Rows, Section } from '~/shared/ui/section';
import { NameDialog } from './name-dialog';
import styles from './settings.module.css';

interface PasskeysProps {
  readonly passkeys: readonly PasskeyItem[];
  readonly onChange: () => Promise<void>;
}

type Step =
  | { readonly kind: 'rest' }
  | { readonly kind: 'name'; readonly made: string; readonly passkey: PasskeyJson }
  | { readonly kind: 'rename' | 'remove'; readonly item: PasskeyItem };

/** Passkeys: add, name, remove. */
export function Passkeys({ passkeys, onChange }: PasskeysProps) {
  const text = useAllText();
  const api = useApi();
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const words = text.settings.security;
  const server = useServerInfo();
  const offered = server.kind !== 'ready' || server.data.passkeys;
  const rest = () => setStep({ kind: 'rest' });

  const make = async () => {
    const { challenge, options } = await api.call('POST /me/passkeys/options');
    try {
      setStep({ kind: 'name', made: challenge, passkey: await createPasskey(options) });
    } catch (problem) {
      throw new ApiError(isPasskeyRefusal(problem) ? cancelled : 'passkey_failed');
    }
  };

  return (
    <Section title={words.passkeys} lead={words.passkeysLead}>
      {passkeys.length === 0 ? (
        <Empty>{words.passkeysNone}</Empty>
      ) : (
        <Rows label={words.passkeys}>
          {passkeys.map((item) => (
            <PasskeyRow
              key={item.id}
              item={item}
              onRename={() => setStep({ kind: 'rename', item })}
              onRemove={() => setStep({ kind: 'remove', item })}
            />
          ))}
        </Rows>
      )}
      <div className={styles.after}>
        {passkeysSupported() && offered ? (
          <Form action={make} explain={(error) => (error.code === 'passkey_failed' ? words.passkeyFailed : undefined)}>
            <Submit outline>{words.addPasskey}</Submit>
          </Form>
        ) : (
          <Empty>
            {isSecureContext && openedByName() && offered ? words.passkeysUnsupported : words.passkeysInsecure}
          </Empty>
        )}
      </div>
      {step.kind === 'name' && (
        <NameDialog
          title={words.passkeyNamed}
          label={words.passkeyName}
          hint={words.passkeyNameHint}
          value={deviceName(navigator.userAgent).system ?? words.passkeys}
          onClose={rest}
          onSave={async (name) => {
            await api.call('POST /me/passkeys', { challenge: step.made, passkey: step.passkey, name });
            await onChange();
          }}
        />
      )}
      {step.kind === 'rename' && (
        <NameDialog
          title={words.passkeyNamed}
          label={words.passkeyName}
          hint={words.passkeyNameHint}
          value={step.item.name}
          onClose={rest}
          onSave={async (name) => {
            await api.call('PATCH /me/passkeys/{id}', { name }, { path: { id: step.item.id } });
            await onChange();
          }}
        />
      )}
      {step.kind === 'remove' && (
        <Confirm
          title={words.removePasskey(step.item.name)}
          lead={words.removePasskeyLead}
          go={text.settings.remove}
          action={async () => {
            await api.call('DELETE /me/passkeys/{id}', undefined, { path: { id: step.item.id } });
            await onChange();
          }}
          onClose={rest}
        />
      )}
    </Section>
  );
}

interface PasskeyRowProps {
  readonly item: PasskeyItem;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function PasskeyRow({ item, onRename, onRemove }: PasskeyRowProps) {
  const text = useAllText();
  const formats = useFormats();
  const words = text.settings.security;
  const used = item.lastUsedAt === null ? '' : ` · ${words.used(formats.ago(item.lastUsedAt))}`;
  return (
    <Row
      icon={<LaterIcon name="key" />}
      title={
        <>
          {item.name}
          {item.backedUp && <Badge quiet>{words.synced}</Badge>}
        </>
      }
      meta={`${words.added(formats.day(item.createdAt))}${used}`}
      actions={
        <>
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            aria-label={`${text.settings.rename}: ${item.name}`}
            onClick={onRename}
          >
            {text.settings.rename}
          </button>
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            aria-label={`${text.settings.remove}: ${item.name}`}
            onClick={onRemove}
          >
            {text.settings.remove}
          </button>
        </>
      }
    />
  );
}
