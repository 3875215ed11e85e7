import { createContext, type FormEvent, type ReactNode, useContext, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ApiError, cancelled } from '~/shared/api/api-error';
import { fieldText } from '~/shared/i18n/field-text';
import { problemText } from '~/shared/i18n/problem-text';
import type { AllText } from '~/shared/i18n/use-all-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import type { Rule } from './rules';

export type Values = (name: string) => string;

interface FormState {
  readonly busy: boolean;
  /** The last submission went through, and nothing has been typed since. */
  readonly done: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly message: string | null;
}

const idle: FormState = { busy: false, done: false, fields: {}, message: null };
const FormContext = createContext<FormState>(idle);
export const useFormState = (): FormState => useContext(FormContext);

interface FormProps {
  /** By the names of the fields. All of them are checked before anything is sent. */
  readonly rules?: Readonly<Record<string, Rule>>;
  readonly action: (values: Values) => Promise<void>;
  /** Says it better than the general words, for some refusals. */
  readonly explain?: (error: ApiError, text: AllText) => string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A form whose refusals stand at their fields, all at once, with the focus on the first. */
export function Form({ rules = {}, action, explain, className, children }: FormProps) {
  const text = useAllText();
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState(idle);

  const refuse = (fields: Readonly<Record<string, string>>, message: string | null) => {
    // At once, so that the fields say that they are wrong before the focus goes there.
    flushSync(() => setState({ busy: false, done: false, fields, message }));
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const element = event.currentTarget;
    if (state.busy) {
      return;
    }
    const data = new FormData(element);
    const values: Values = (name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const wrong = Object.entries(rules)
      .map(([name, rule]) => [name, rule(values(name), text)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== undefined);
    if (wrong.length > 0) {
      refuse(Object.fromEntries(wrong), null);
      return;
    }

    setState({ ...idle, busy: true });
    try {
      await action(values);
      setState({ ...idle, done: true });
    } catch (error) {
      if (!(error instanceof ApiError)) {
        setState({ ...idle, message: text.errors.other });
        throw error;
      }
      if (error.code === cancelled) {
        setState(idle);
        return;
      }
      const fields = refusedFields(element, error, text);
      const message = explain?.(error, text) ?? (Object.keys(fields).length > 0 ? null : problemText(text, error));
      refuse(fields, message);
    }
  };

  return (
    <FormContext value={state}>
      <form
        ref={form}
        className={className}
        noValidate
        onSubmit={submit}
        onChange={() => {
          if (state.done) {
            setState(idle);
          }
        }}
      >
        {children}
      </form>
    </FormContext>
  );
}

// Codes that are about one field.
const fieldOfCode: Readonly<Record<string, string>> = { username_taken: 'username', code_invalid: 'code' };

function refusedFields(form: HTMLFormElement, error: ApiError, text: AllText): Record<string, string> {
  const isHere = (name: string) => form.elements.namedItem(name) !== null;
  const fields: Record<string, string> = {};
  for (const name of Object.keys(error.fields).filter(isHere)) {
    fields[name] = fieldText(text, name);
  }
  const name = fieldOfCode[error.code];
  if (name !== undefined && isHere(name)) {
    fields[name] = problemText(text, error);
  }
  return fields;
}
