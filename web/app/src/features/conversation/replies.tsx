import type { ThreadSummary } from '@parlance/client/events';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import styles from './replies.module.css';

interface RepliesProps {
  readonly replies: ThreadSummary;
  readonly onOpen: () => void;
}

/** Below a message: who has said how much to it, and the way there. */
export function Replies({ replies, onOpen }: RepliesProps) {
  const text = useText();
  const { ago } = useFormats();
  return (
    <button type="button" className={styles.replies} onClick={onOpen}>
      <span className={styles.faces}>
        {replies.people.slice(0, 3).map((id) => (
          <PersonAvatar key={id} id={id} size="s" />
        ))}
      </span>
      <span className={styles.count}>{text.threads.replies(replies.count)}</span>
      <span className={styles.when}>{ago(replies.lastAt)}</span>
    </button>
  );
}
