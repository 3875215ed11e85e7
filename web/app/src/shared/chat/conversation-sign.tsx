import type { ConversationRow } from '@parlance/client/events';
import { tintOfId } from '~/shared/ui/colors';
import { Icon } from '~/shared/ui/icon';
import styles from './conversation-sign.module.css';
import { PersonAvatar } from './person-avatar';
import { peerOf } from './titles';

interface ConversationSignProps {
  readonly conversation: ConversationRow;
  readonly me: string;
  readonly size?: 's' | 'm' | 'l';
}

/** What stands for a conversation: its emoji, the face of the other one, or the sign of its kind. */
export function ConversationSign({ conversation, me, size = 's' }: ConversationSignProps) {
  const peer = peerOf(conversation, me);
  if (peer !== null) {
    return <PersonAvatar id={peer} size={size} presence />;
  }
  return (
    <span
      className={styles.sign}
      data-size={size}
      data-kind={conversation.emoji === '' ? conversation.kind : 'emoji'}
      data-tint={tintOfId(conversation.id)}
      aria-hidden="true"
    >
      {conversation.emoji === '' ? (
        <Icon name={conversation.kind === 'channel' ? 'hash' : 'people'} />
      ) : (
        conversation.emoji
      )}
    </span>
  );
}
