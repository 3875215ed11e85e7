import { useNavigate } from 'react-router';
import { inboxPath } from '~/features/inbox/tabs';
import { useChat } from '~/shared/chat/use-chat';
import { useTurned } from '~/shared/chat/use-turned';
import { useText } from '~/shared/i18n/use-text';
import { firstLine } from '~/shared/markdown/line-of';
import { toast } from '~/shared/ui/toasts';

/** Says when the time of a reminder has come while one is here. */
export function useDueReminders(): void {
  const text = useText();
  const client = useChat();
  const navigate = useNavigate();
  useTurned('reminder', 'due', ({ conversation, seq, text: words }) => {
    const message = conversation === null || seq === null ? null : client.conversation(conversation).items.stored(seq);
    const about = words !== '' ? words : (message?.message.text ?? '');
    toast(about === '' ? text.inbox.remindedNow : text.inbox.reminded(firstLine(about)), {
      label: text.inbox.show,
      run: () => void navigate(inboxPath('reminders')),
    });
  });
}
