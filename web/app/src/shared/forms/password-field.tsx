import { useId, useState } from 'react';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { LaterIcon } from '~/shared/ui/later-icon';
import { FieldFrame } from './field';
import styles from './field.module.css';
import { strengthOf } from './strength';

interface PasswordFieldProps {
  readonly label: string;
  readonly name?: string;
  readonly hint?: string;
  /** `new-password` shows how strong it is, and lets password managers suggest one. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly ref?: (field: HTMLInputElement | null) => void;
}

export function PasswordField({ label, name = 'password', hint, autoComplete, ref }: PasswordFieldProps) {
  const text = useAllText();
  const id = useId();
  const [shown, setShown] = useState(false);
  const [value, setValue] = useState('');
  const isNew = autoComplete === 'new-password';
  return (
    <FieldFrame id={id} name={name} label={label} hint={isNew && value !== '' ? <Meter password={value} /> : hint}>
      {(about) => (
        <div className={styles.with}>
          <input
            {...about}
            ref={ref}
            className={cx(controls.field, styles.inner)}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => setValue(event.target.value)}
          />
          <button
            type="button"
            className={cx(controls.icon, styles.inside)}
            aria-label={shown ? text.accounts.password.hide : text.accounts.password.show}
            aria-pressed={shown}
            aria-controls={id}
            onClick={() => setShown(!shown)}
          >
            <LaterIcon name={shown ? 'eyeOff' : 'eye'} />
          </button>
        </div>
      )}
    </FieldFrame>
  );
}

function Meter({ password }: { readonly password: string }) {
  const text = useAllText();
  const strength = strengthOf(password);
  return (
    <span className={styles.meter}>
      <span className={styles.bars} data-strength={strength} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </span>
      <span aria-live="polite">{text.accounts.password.strength[strength]}</span>
    </span>
  );
}
