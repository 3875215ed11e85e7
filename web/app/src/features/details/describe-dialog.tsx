import type { ConversationRow } from '@parlance/client/events';
import { asApiError } from '~/shared/chat/as-api-error';
import { useChat } from '~/shared/chat/use-chat';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';

const nameMax = 80;
const topicMax = 250;

/** What a conversation is called and what it is about. */
export function DescribeDialog({
  conversation,
  onClose,
}: {
  readonly conversation: ConversationRow;
  readonly onClose: () => void;
}) {
  const text = useAllText();
  const client = useChat();
  return (
    <Dialog title={text.conversation.describe} onClose={onClose}>
      <Form
        rules={{
          name: (value) => (conversation.kind === 'channel' && value.trim() === '' ? text.fields.required : undefined),
        }}
        explain={(error) =>
          error.code === 'name_taken'
            ? text.channels.taken
            : error.code === 'invalid'
              ? text.channels.invalidName
              : undefined
        }
        action={async (values) => {
          await asApiError(
            client.request('conversation:describe', {
              conversation: conversation.id,
              name: values('name').trim(),
              topic: values('topic').trim(),
              emoji: values('emoji').trim(),
            }),
          );
          onClose();
        }}
      >
        <Field
          ref={firstFocus}
          name="name"
          label={text.channels.name}
          defaultValue={conversation.name}
          maxLength={nameMax}
          autoComplete="off"
        />
        <Field
          name="topic"
          label={text.channels.topic}
          optional
          defaultValue={conversation.topic}
          maxLength={topicMax}
          autoComplete="off"
        />
        <Field
          name="emoji"
          label={text.conversation.emoji}
          optional
          defaultValue={conversation.emoji}
          autoComplete="off"
        />
        <Submit
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {text.settings.save}
        </Submit>
      </Form>
    </Dialog>
  );
}
