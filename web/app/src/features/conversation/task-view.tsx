import type { StoredItem } from '@parlance/client';
import { ReportDialog } from '~/shared/chat/report-dialog';
import { useConversing } from './actions';
import { DeleteDialog } from './delete-dialog';
import { EditsDialog } from './edits-dialog';
import { ForwardDialog } from './forward-dialog';
import { Remind } from './remind';
import type { Task } from './tasks';

/** What a task asks before it is done. */
export function TaskView({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
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
