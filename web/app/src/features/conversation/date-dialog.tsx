import { asApiError } from '~/shared/chat/as-api-error';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { toField } from '~/shared/when/times';
import { useConversing } from './actions';

const dayOf = (at: Date) => toField(at).slice(0, toField(at).indexOf('T'));

/** Goes to the first message of a day, or the first one after it. */
export function DateDialog({ from, onClose }: { readonly from: number; readonly onClose: () => void }) {
  const text = useAllText();
  const { agent, conversation, show } = useConversing();
  const today = dayOf(new Date());
  return (
    <Dialog title={text.messages.toDate} onClose={onClose}>
      <Form
        rules={{
          date: (value) => required(value, text) ?? (value > today ? text.messages.future : undefined),
        }}
        action={async (values) => {
          const seq = await asApiError(agent.showDate(new Date(`${values('date')}T00:00`).toISOString()));
          onClose();
          if (seq !== null) {
            show(seq);
          }
        }}
      >
        <Field
          ref={firstFocus}
          type="date"
          name="date"
          label={text.messages.date}
          defaultValue={dayOf(new Date(from))}
          min={dayOf(new Date(conversation.createdAt))}
          max={today}
        />
        <Submit
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {text.messages.dateGo}
        </Submit>
      </Form>
    </Dialog>
  );
}
