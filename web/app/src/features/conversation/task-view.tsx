import type { StoredItem } from '@parlance/client';
import { ReportDialog } from '~/shared/chat/report-dialog';
import { useText } from '~/shared/i18n/use-text';
import { WhenAsker } from '~/shared/when/when-asker';
import { useConversing } from './actions';
import { DateDialog } from './date-dialog';
import { DeleteDialog } from './delete-dialog';
import { EditsDialog } from './edits-dialog';
import { ForwardDialog } from './forward-dialog';
import { PollDialog } from './poll-dialog';
import { ReachDialog } from './reach-dialog';
import { Remind } from './remind';
import { ScheduledDialog } from './scheduled-dialog';
import type { Task } from './tasks';

/** What a task asks before it is done. */
export function TaskView({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const text = useText();
  switch (task.kind) {
    case 'delete':
      return <DeleteDialog item={task.item} onClose={onClose} />;
    case 'forward':
      return <ForwardDialog item={task.item} onClose={onClose} />;
    case 'edits':
      return <EditsDialog item={task.item} onClose={onClose} />;
    case 'report':
      return <Report item={task.item} onClose={onClose} />;
    case 'remind':
      return <Remind item={task.item} at={task.at} onClose={onClose} />;
    case 'schedule':
      return <WhenAsker title={text.scheduled.later} at={task.at} action={task.action} onClose={onClose} />;
    case 'date':
      return <DateDialog from={task.from} onClose={onClose} />;
    case 'scheduled':
      return <ScheduledDialog thread={task.thread} onClose={onClose} />;
    case 'poll':
      return <PollDialog thread={task.thread} onSent={task.onSent} onClose={onClose} />;
    case 'reach':
      return <ReachDialog people={task.people} everybody={task.everybody} onSend={task.onSend} onClose={onClose} />;
  }
}

function Report({ item, onClose }: { readonly item: StoredItem; readonly onClose: () => void }) {
  const { conversation } = useConversing();
  return (
    <ReportDialog
      user={item.message.author}
      message={item.message}
      hasModerators={conversation.kind !== 'direct'}
      onClose={onClose}
    />
  );
}
