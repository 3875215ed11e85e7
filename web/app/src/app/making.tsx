import { FindChannels } from '~/features/channels/find-channels';
import { NewConversation } from '~/features/channels/new-conversation';
import { NewDirect } from '~/features/channels/new-direct';

/** What somebody is about to begin. */
export type Making = 'channel' | 'group' | 'direct' | 'find';

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
    case 'find':
      return <FindChannels me={me} onNew={() => onMake('channel')} onClose={close} />;
  }
}
