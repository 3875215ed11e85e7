import { type ComponentProps, useId } from 'react';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { FieldFrame } from './field';
import styles from './field.module.css';
import { limits } from './rules';

interface CodeFieldProps extends Pick<ComponentProps<'input'>, 'ref'> {
  readonly label: string;
  readonly name?: string;
  /** Whether the last digit sends the form. */
  readonly send?: boolean;
}

/** Six digits from a message or an app. */
export function CodeField({ label, name = 'code', send = true, ref }: CodeFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} name={name} label={label}>
      {(about) => (
        <input
          {...about}
          ref={ref}
          className={cx(controls.field, styles.code)}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          // Apps show the digits in groups, and people copy them so.
          maxLength={limits.codeDigits + 2}
          enterKeyHint="go"
          onChange={(event) => {
            if (send && /^\d{6}$/u.test(event.target.value.replace(/\s/gu, ''))) {
              event.target.form?.requestSubmit();
            }
          }}
        />
      )}
    </FieldFrame>
  );
}

/** The digits alone. */
export const digitsOf = (code: string): string => code.replace(/\s/gu, '');
