import { Field } from '~/shared/forms/field';
import type { Rule } from '~/shared/forms/rules';
import { useAllText } from '~/shared/i18n/use-all-text';
import { problemWith, toField } from './times';

/** For a form with a `WhenField`. */
export const whenRule: Rule = (value, text) => {
  const problem = problemWith(value, new Date());
  return problem === null ? undefined : problem === 'empty' ? text.fields.required : text.when[problem];
};

/** The same where no time is one too. */
export const optionalWhenRule: Rule = (value, text) => (value === '' ? undefined : whenRule(value, text));

interface WhenFieldProps {
  readonly name?: string;
  readonly label?: string;
  readonly begin: Date | null;
  readonly optional?: boolean;
  readonly ref?: (field: HTMLInputElement | null) => void;
}

/** A date and a time, by this device's clock. */
export function WhenField({ name = 'at', label, begin, optional = false, ref }: WhenFieldProps) {
  const text = useAllText();
  return (
    <Field
      {...(ref === undefined ? {} : { ref })}
      type="datetime-local"
      name={name}
      label={label ?? text.when.at}
      defaultValue={begin === null ? '' : toField(begin)}
      optional={optional}
    />
  );
}
