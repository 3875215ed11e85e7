import type { ConversationSummary } from '@parlance/client';
import { onDemand } from '~/shared/ui/later';
import { LeaveDialog } from './leave-dialog';
import { may } from './rights';
import { useChat, useReadable } from './use-chat';

const MoveDialog = onDemand(async () => (await import('./move-dialog')).MoveDialog);
const HooksDialog = onDemand(async () => (await import('~/shared/webhooks/hooks-dialog')).HooksDialog);
const NotifyDialog = onDemand(async () => (await import('./notify-dialog')).NotifyDialog);

/** What the menu of a conversation may ask. */
export type ConversationQuestion = 'leave' | 'move' | 'notify' | 'hooks';

interface ConversationDialogProps {
  readonly question: ConversationQuestion;
  readonly item: ConversationSummary;
  readonly title: string;
  readonly onClose: () => void;
}

export function ConversationDialog({ question, item: opened, title, onClose }: ConversationDialogProps) {
  // What is changed is changed from how it is now.
  const item = useReadable(useChat().conversations).byId.get(opened.id) ?? opened;
  switch (question) {
    case 'leave':
      return <LeaveDialog conversation={item.conversation} title={title} onClose={onClose} />;
    case 'move':
      return <MoveDialog item={item} title={title} onClose={onClose} />;
    case 'hooks':
      return (
        <HooksDialog
          conversation={item.id}
          title={title}
          hasOutgoing={may('webhooks', item.conversation, item.membership)}
          onClose={onClose}
        />
      );
    case 'notify':
      return <NotifyDialog item={item} title={title} onClose={onClose} />;
  }
}
