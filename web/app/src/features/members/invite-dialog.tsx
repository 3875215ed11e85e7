import type { ConversationRow } from '@parlance/client/events';
import { useState } from 'react';
import { asApiError } from '~/shared/chat/as-api-error';
import { PeoplePicker } from '~/shared/chat/people-picker';
import { useChat } from '~/shared/chat/use-chat';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';

interface InviteDialogProps {
  readonly conversation: ConversationRow;
  readonly without: readonly string[];
  readonly onClose: () => void;
}

export function InviteDialog({ conversation, without, onClose }: InviteDialogProps) {
  const text = useAllText();
  const client = useChat();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <Dialog title={text.members.inviteTitle} onClose={onClose}>
      <Form
        action={async () => {
          if (chosen.length > 0) {
            await asApiError(client.request('member:invite', { conversation: conversation.id, users: chosen }));
          }
          onClose();
        }}
      >
        <PeoplePicker label={text.members.inviteLabel} chosen={chosen} without={without} onChange={setChosen} />
        <Submit
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {text.members.inviteGo(chosen.length)}
        </Submit>
      </Form>
    </Dialog>
  );
}
