import { useState } from 'react';
import type { SignInMethods, TotpSetup } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { Badge, Section } from '~/shared/ui/section';
import { RecoveryCodes } from './recovery-codes';
import styles from './settings.module.css';
import { TotpDialog } from './totp-dialog';

interface TotpProps {
  readonly totp: SignInMethods['totp'];
  readonly onChange: () => Promise<void>;
}

type Step =
  | { readonly kind: 'rest' }
  | { readonly kind: 'setup'; readonly setup: TotpSetup }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'off' };

/** The authenticator app: off, being set up, or on with its recovery codes. */
export function Totp({ totp, onChange }: TotpProps) {
  const text = useAllText();
  const api = useApi();
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const words = text.settings.security;
  const rest = () => setStep({ kind: 'rest' });
  const showCodes = (codes: readonly string[]) => {
    // None are made where a passkey's second step has some already.
    setStep(codes.length > 0 ? { kind: 'codes', codes } : { kind: 'rest' });
    void onChange();
  };
  return (
    <Section
      title={words.totp}
      lead={words.totpLead}
      aside={<Badge quiet={!totp.enabled}>{totp.enabled ? words.on : words.off}</Badge>}
    >
      {totp.enabled ? (
        <>
          <p className={styles.lead}>{words.codesLeft(totp.recoveryCodesLeft)}</p>
          <Form action={async () => showCodes((await api.call('POST /me/recovery-codes')).recoveryCodes)}>
            <Submit
              outline
              beside={
                <button type="button" className={controls.quiet} onClick={() => setStep({ kind: 'off' })}>
                  {words.turnOff}
                </button>
              }
            >
              {words.newCodes}
            </Submit>
          </Form>
        </>
      ) : (
        <Form action={async () => setStep({ kind: 'setup', setup: await api.call('POST /me/totp') })}>
          <Submit outline>{words.turnOn}</Submit>
        </Form>
      )}
      {step.kind === 'setup' && <TotpDialog setup={step.setup} onClose={rest} onDone={showCodes} />}
      {step.kind === 'codes' && <RecoveryCodes codes={step.codes} onClose={rest} />}
      {step.kind === 'off' && (
        <Confirm
          title={words.turnOffTitle}
          lead={words.turnOffLead}
          go={words.turnOff}
          action={async () => {
            await api.call('DELETE /me/totp');
            await onChange();
          }}
          onClose={rest}
        />
      )}
    </Section>
  );
}
