import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { inboxPath } from '~/features/inbox/tabs';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { firstLine } from '~/shared/markdown/line-of';
import { toast } from '~/shared/ui/toasts';

/** Says when the time of a reminder has come while one is here. */
export function useDueReminders(): void {
  const text = useText();
  const client = useChat();
  const navigate = useNavigate();
  const tell = useEffectEvent((conversation: string | null, seq: number | null, words: string) => {
    const message = conversation === null || seq === null ? null : client.conversation(conversation).items.stored(seq);
    const about = words !== '' ? words : (message?.message.text ?? '');
    toast(about === '' ? text.inbox.remindedNow : text.inbox.reminded(firstLine(about)), {
      label: text.inbox.show,
      run: () => void navigate(inboxPath('reminders')),
    });
  });
  // Follows one's own feed. What was due before is in the inbox, and no news.
  useEffect(() => {
    let before = client.own.getSnapshot().reminder;
    return client.own.subscribe(() => {
      const now = client.own.getSnapshot().reminder;
      if (now !== before) {
        for (const { id, state, conversation, seq, text: words } of now.values()) {
          if (state === 'due' && before.get(id)?.state === 'waiting') {
            tell(conversation, seq, words);
          }
        }
        before = now;
      }
    });
  }, [client]);
}
