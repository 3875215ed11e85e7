import { newId } from '@parlance/client';
import { useId, useState } from 'react';
import { asApiError } from '~/shared/chat/as-api-error';
import { useChat } from '~/shared/chat/use-chat';
import { AreaField } from '~/shared/forms/field';
import { Form, useFormState } from '~/shared/forms/form';
import { atMost, type Rule, required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { optionalWhenRule, WhenField } from '~/shared/when/when-field';
import { useConversing } from './actions';
import styles from './poll-dialog.module.css';
import { chosenOf, fieldsFor, optionCharsMax, optionProblem, questionCharsMax } from './poll-options';

interface PollDialogProps {
  readonly thread: number | null;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

const question: Rule = (value, text) => required(value, text) ?? atMost(questionCharsMax)(value, text);
const nameOf = (at: number) => `option-${at}`;

/** Asks everybody something, with answers to choose from. */
export function PollDialog({ thread, onSent, onClose }: PollDialogProps) {
  const text = useAllText();
  const words = text.pollMaking;
  const client = useChat();
  const { conversation } = useConversing();
  const [clientId] = useState(newId);
  const [typed, setTyped] = useState<readonly string[]>([]);
  const fields = fieldsFor(typed);
  const rules = Object.fromEntries(
    fields.map((_, at): [string, Rule] => [
      nameOf(at),
      () => {
        const problem = optionProblem(fields, at);
        return problem === null ? undefined : words.problems[problem];
      },
    ]),
  );
  return (
    <Dialog title={words.title} wide onClose={onClose}>
      <Form
        rules={{ question, ...rules, at: optionalWhenRule }}
        action={async (values) => {
          const closesAt = values('at');
          const poll = {
            options: chosenOf(fields),
            multiple: values('multiple') !== '',
            anonymous: values('anonymous') !== '',
            ...(closesAt === '' ? {} : { closesAt: new Date(closesAt).toISOString() }),
          };
          const said = { conversation: conversation.id, clientId, text: values('question').trim(), poll };
          await asApiError(client.request('message:send', { ...said, ...(thread === null ? {} : { thread }) }));
          onSent();
          onClose();
        }}
      >
        <AreaField
          ref={firstFocus}
          name="question"
          label={words.question}
          placeholder={words.questionHint}
          rows={2}
          maxLength={questionCharsMax}
        />
        <fieldset className={styles.options}>
          <legend className={controls.label}>{words.options}</legend>
          {fields.map((value, at) => (
            <OptionField
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer is known by its place.
              key={at}
              at={at}
              value={value}
              onChange={(next) => setTyped(fields.with(at, next))}
            />
          ))}
        </fieldset>
        <div className={styles.choices}>
          <label>
            <input type="checkbox" name="multiple" value="yes" />
            {words.multiple}
          </label>
          <label>
            <input type="checkbox" name="anonymous" value="yes" />
            {words.anonymous}
          </label>
        </div>
        <WhenField label={words.closes} begin={null} optional />
        <Submit
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {words.go}
        </Submit>
      </Form>
    </Dialog>
  );
}

interface OptionFieldProps {
  readonly at: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OptionField({ at, value, onChange }: OptionFieldProps) {
  const words = useAllText().pollMaking;
  const id = useId();
  const problem = useFormState().fields[nameOf(at)];
  return (
    <div>
      <input
        className={controls.field}
        name={nameOf(at)}
        value={value}
        aria-label={words.option(at + 1)}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={id}
        placeholder={words.option(at + 1)}
        maxLength={optionCharsMax}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            const next = event.currentTarget.form?.elements.namedItem(nameOf(at + 1));
            if (value.trim() !== '' && next instanceof HTMLElement) {
              event.preventDefault();
              next.focus();
            }
          }
        }}
      />
      <p id={id} className={styles.problem}>
        {problem}
      </p>
    </div>
  );
}
