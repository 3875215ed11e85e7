import type { ReactNode } from 'react';
import { Form, type Values } from '~/shared/forms/form';
import type { Rule } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useText } from '~/shared/i18n/use-text';
import styles from './confirm.module.css';
import controls from './controls.module.css';
import { Dialog } from './dialog';

interface ConfirmProps {
  readonly title: string;
  readonly lead: string;
  /** What the button does, in its own words: never 'OK'. */
  readonly go: string;
  readonly rules?: Readonly<Record<string, Rule>>;
  readonly action: (values: Values) => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks before something that cannot be taken back. Closes by itself when it is done. */
export function Confirm({ title, lead, go, rules = {}, action, onClose, children }: ConfirmProps) {
  const text = useText();
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        rules={rules}
        action={async (values) => {
          await action(values);
          onClose();
        }}
      >
        <p className={styles.lead}>{lead}</p>
        {children}
        <Submit
          danger
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {go}
        </Submit>
      </Form>
    </Dialog>
  );
}
