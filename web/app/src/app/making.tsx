import { FindChannels } from '~/features/channels/find-channels';
import { NewConversation } from '~/features/channels/new-conversation';
import { NewDirect } from '~/features/channels/new-direct';
import { onDemand } from '~/shared/ui/later';

const FolderDialog = onDemand(async () => (await import('~/shared/chat/folder-dialog')).FolderDialog);

/** What somebody is about to begin. */
export type Making = 'channel' | 'group' | 'direct' | 'find' | 'folder';

interface MakingDialogProps {
  readonly making: Making;
  readonly me: string;
  readonly onMake: (making: Making | null) => void;
}

export function MakingDialog({ making, me, onMake }: MakingDialogProps) {
  const close = () => onMake(null);
  switch (making) {
    case 'channel':
    case 'group':
      return <NewConversation kind={making} me={me} onClose={close} />;
    case 'direct':
      return <NewDirect me={me} onClose={close} />;
    case 'folder':
      return <FolderDialog folder={null} onClose={close} />;
    case 'find':
      return <FindChannels me={me} onNew={() => onMake('channel')} onClose={close} />;
  }
}
