import { type ComponentProps, type ReactNode, useId } from 'react';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import styles from './field.module.css';
import { useFormState } from './form';

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** Says beside the label that it may stay empty. */
  readonly optional?: boolean;
}

interface FrameProps extends Common {
  readonly id: string;
  readonly children: (about: {
    readonly id: string;
    readonly name: string;
    readonly 'aria-invalid': true | undefined;
    readonly 'aria-describedby': string;
  }) => ReactNode;
}

/** Label above, the control, and below it the hint or what is wrong. */
export function FieldFrame({ id, name, label, hint, optional = false, children }: FrameProps) {
  const text = useAllText();
  const problem = useFormState().fields[name];
  const noteId = `${id}-note`;
  return (
    <div className={styles.field}>
      <div className={styles.labels}>
        <label className={controls.label} htmlFor={id}>
          {label}
        </label>
        {optional && <span className={styles.aside}>{text.settings.optional}</span>}
      </div>
      {children({ id, name, 'aria-invalid': problem === undefined ? undefined : true, 'aria-describedby': noteId })}
      <div id={noteId} className={cx(styles.note, problem !== undefined && styles.wrong)}>
        {problem ?? hint}
      </div>
    </div>
  );
}

export function Field({ label, hint, optional, className, ...input }: Common & ComponentProps<'input'>) {
  const id = useId();
  return (
    <FieldFrame id={id} name={input.name} label={label} hint={hint} {...(optional ? { optional } : {})}>
      {(about) => <input {...input} {...about} className={cx(controls.field, className)} />}
    </FieldFrame>
  );
}

export function AreaField({ label, hint, optional, ...area }: Common & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <FieldFrame id={id} name={area.name} label={label} hint={hint} {...(optional ? { optional } : {})}>
      {(about) => <textarea {...area} {...about} className={cx(controls.field, styles.area)} />}
    </FieldFrame>
  );
}

export function SelectField({ label, hint, children, ...select }: Common & ComponentProps<'select'>) {
  const id = useId();
  return (
    <FieldFrame id={id} name={select.name} label={label} hint={hint}>
      {(about) => (
        <select {...select} {...about} className={cx(controls.field, controls.select)}>
          {children}
        </select>
      )}
    </FieldFrame>
  );
}
