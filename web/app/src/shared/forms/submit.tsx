import type { ReactNode } from 'react';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import styles from './field.module.css';
import { useFormState } from './form';

interface SubmitProps {
  readonly children: ReactNode;
  readonly wide?: boolean;
  readonly danger?: boolean;
  readonly outline?: boolean;
  /** For a button at the end of a line. */
  readonly quiet?: boolean;
  /** What it does, where the words on it would not say to what. */
  readonly label?: string;
  /** Stands beside the button after it went well, until something changes. */
  readonly done?: string;
  /** Other buttons of the form. */
  readonly beside?: ReactNode;
}

/** The form's button, and below it what the server said if no field is to blame. */
export function Submit({ children, wide = false, done, beside, label, ...look }: SubmitProps) {
  const form = useFormState();
  const kind = look.danger
    ? controls.danger
    : look.outline
      ? controls.outline
      : look.quiet
        ? cx(controls.quiet, controls.small)
        : controls.primary;
  return (
    <>
      <div className={cx(styles.actions, look.quiet && styles.flush)}>
        <button
          type="submit"
          aria-label={label}
          className={cx(kind, wide && styles.wide, form.busy && styles.busy)}
          // Not `disabled`: the focus would be lost.
          aria-disabled={form.busy}
        >
          {children}
        </button>
        {beside}
        {done !== undefined && (
          <span role="status" className={styles.done}>
            {form.done && done}
          </span>
        )}
      </div>
      <p role="alert" className={form.message === null ? undefined : styles.message}>
        {form.message}
      </p>
    </>
  );
}
