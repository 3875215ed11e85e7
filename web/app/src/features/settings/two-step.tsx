import { useState } from 'react';
import type { SignInMethods } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Badge, Section } from '~/shared/ui/section';
import { RecoveryCodes } from './recovery-codes';
import styles from './settings.module.css';

interface TwoStepProps {
  readonly methods: SignInMethods;
  readonly onChange: () => Promise<void>;
}

/** For owners of passkeys without an authenticator app: the passkey as the second step. */
export function TwoStep({ methods, onChange }: TwoStepProps) {
  const text = useAllText();
  const api = useApi();
  const words = text.settings.security;
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { twoStep } = methods;
  return (
    <Section
      title={words.twoStep}
      lead={words.twoStepLead}
      aside={<Badge quiet={!twoStep}>{twoStep ? words.on : words.off}</Badge>}
    >
      {twoStep && (
        <>
          <p className={styles.lead}>{words.codesLeft(methods.totp.recoveryCodesLeft)}</p>
          <Form
            action={async () => {
              setCodes((await api.call('POST /me/recovery-codes')).recoveryCodes);
              await onChange();
            }}
          >
            <Submit outline>{words.newCodes}</Submit>
          </Form>
        </>
      )}
      <Form
        action={async () => {
          const answer = await api.call('PUT /me/two-step', { enabled: !twoStep });
          setCodes(answer.recoveryCodes);
          await onChange();
        }}
      >
        <Submit outline>{twoStep ? words.turnOff : words.confirm}</Submit>
      </Form>
      {codes.length > 0 && <RecoveryCodes codes={codes} onClose={() => setCodes([])} />}
    </Section>
  );
}
