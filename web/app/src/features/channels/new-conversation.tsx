import { useState } from 'react';
import { useNavigate } from 'react-router';
import { asApiError } from '~/shared/chat/as-api-error';
import { pathOf } from '~/shared/chat/paths';
import { PeoplePicker } from '~/shared/chat/people-picker';
import { useChat } from '~/shared/chat/use-chat';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';

interface NewConversationProps {
  readonly kind: 'channel' | 'group';
  readonly me: string;
  readonly onClose: () => void;
}

const nameMax = 80;
const topicMax = 250;

/** Makes a channel for everybody here, or a group of a few. */
export function NewConversation({ kind, me, onClose }: NewConversationProps) {
  const text = useAllText();
  const words = kind === 'channel' ? text.channels.newChannel : text.channels.newGroup;
  const client = useChat();
  const navigate = useNavigate();
  const [members, setMembers] = useState<readonly string[]>([]);
  // The same for each try, so that one whose answer was lost makes no second conversation.
  const [clientId] = useState(() => newId());
  return (
    <Dialog title={words.title} onClose={onClose}>
      <Form
        rules={{
          name: (value) => (kind === 'channel' && value.trim() === '' ? text.fields.required : undefined),
        }}
        explain={(error) =>
          error.code === 'name_taken'
            ? text.channels.taken
            : error.code === 'invalid'
              ? text.channels.invalidName
              : undefined
        }
        action={async (values) => {
          const { conversation } = await asApiError(
            client.request('conversation:create', {
              clientId,
              kind,
              name: values('name').trim(),
              topic: values('topic').trim(),
              members,
            }),
          );
          navigate(pathOf(conversation.id));
          onClose();
        }}
      >
        <Field
          ref={firstFocus}
          name="name"
          label={text.channels.name}
          optional={kind === 'group'}
          maxLength={nameMax}
          autoComplete="off"
          hint={words.lead}
        />
        {kind === 'channel' ? (
          <Field name="topic" label={text.channels.topic} optional maxLength={topicMax} autoComplete="off" />
        ) : (
          <PeoplePicker label={text.channels.members} chosen={members} without={[me]} onChange={setMembers} />
        )}
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

/** Browsers offer `randomUUID` to secure pages only (HTTPS or localhost). */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
