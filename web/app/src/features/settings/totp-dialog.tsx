import type { TotpSetup } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { CodeField, digitsOf } from '~/shared/forms/code-field';
import { Form } from '~/shared/forms/form';
import { code } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { CopyButton } from '~/shared/ui/copy-button';
import { Dialog } from '~/shared/ui/dialog';
import styles from './settings.module.css';

interface TotpDialogProps {
  readonly setup: TotpSetup;
  readonly onClose: () => void;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

/** The key for the app, as a picture and in letters, and the first code as a proof that it arrived. */
export function TotpDialog({ setup, onClose, onDone }: TotpDialogProps) {
  const text = useAllText();
  const api = useApi();
  const words = text.settings.security;
  return (
    <Dialog title={words.setUpTitle} onClose={onClose}>
      <div className={styles.qr}>
        {/* As an image, not as markup: the page makes no elements from strings. */}
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(setup.qr)}`} alt={words.qrAlt} />
        <div>
          <p>{words.scan}</p>
          <p>{words.orType}</p>
          <code className={styles.secret}>{setup.secret.replace(/.{4}(?=.)/gu, '$& ')}</code>
          <CopyButton value={setup.secret} />
        </div>
      </div>
      <Form
        rules={{ code }}
        action={async (values) => {
          const answer = await api.call('POST /me/totp/confirm', { code: digitsOf(values('code')) });
          onDone(answer.recoveryCodes);
        }}
      >
        <CodeField label={words.code} />
        <Submit>{words.confirm}</Submit>
      </Form>
    </Dialog>
  );
}
