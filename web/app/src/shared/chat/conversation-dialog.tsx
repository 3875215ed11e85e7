import type { ConversationSummary } from '@parlance/client';
import { lazy, Suspense } from 'react';
import { LeaveDialog } from './leave-dialog';

const MoveDialog = lazy(async () => ({ default: (await import('./move-dialog')).MoveDialog }));
const HooksDialog = lazy(async () => ({ default: (await import('./hooks-dialog')).HooksDialog }));
const NotifyDialog = lazy(async () => ({ default: (await import('./notify-dialog')).NotifyDialog }));

/** What the menu of a conversation may ask. */
export type ConversationQuestion = 'leave' | 'move' | 'notify' | 'hooks';

interface ConversationDialogProps {
  readonly question: ConversationQuestion;
  readonly item: ConversationSummary;
  readonly title: string;
  readonly onClose: () => void;
}

export function ConversationDialog({ question, item, title, onClose }: ConversationDialogProps) {
  switch (question) {
    case 'leave':
      return <LeaveDialog conversation={item.conversation} title={title} onClose={onClose} />;
    case 'move':
      return (
        <Suspense>
          <MoveDialog item={item} title={title} onClose={onClose} />
        </Suspense>
      );
    case 'hooks':
      return (
        <Suspense>
          <HooksDialog conversation={item.id} title={title} onClose={onClose} />
        </Suspense>
      );
    case 'notify':
      return (
        <Suspense>
          <NotifyDialog item={item} title={title} onClose={onClose} />
        </Suspense>
      );
  }
}
