import type { ConversationRow } from '@parlance/client/events';
import { useNavigate } from 'react-router';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import { asApiError } from './as-api-error';
import { useChat } from './use-chat';

interface LeaveDialogProps {
  readonly conversation: ConversationRow;
  readonly title: string;
  readonly onClose: () => void;
}

export function LeaveDialog({ conversation, title, onClose }: LeaveDialogProps) {
  const words = useAllText().conversation;
  const client = useChat();
  const navigate = useNavigate();
  return (
    <Confirm
      title={words.leaveTitle(title)}
      lead={conversation.kind === 'channel' ? words.leaveChannel : words.leaveGroup}
      go={words.leave}
      action={async () => {
        await asApiError(client.request('conversation:leave', { conversation: conversation.id }));
        navigate('/');
      }}
      onClose={onClose}
    />
  );
}
