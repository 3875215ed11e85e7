import { useCallback } from 'react';
import { MessageLine } from '~/shared/chat/message-line';
import { threadPath } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import styles from './inbox.module.css';
import { InboxList } from './inbox-list';
import { usePlaceName } from './use-place-name';
import { useThreadsVersion } from './use-threads-version';

const pageSize = 30;

/** What one has to do with threads: what is new in them first. */
export function ThreadsTab({ me }: { readonly me: string }) {
  const text = useAllText();
  const { ago } = useFormats();
  const client = useChat();
  const placeName = usePlaceName(me);
  const load = useCallback(
    (cursor: string | null) => client.request('thread:list', { cursor, limit: pageSize }),
    [client],
  );
  const pages = usePages(load, useThreadsVersion());
  const unfollow = async (conversation: string, thread: number) => {
    try {
      await client.request('thread:follow', { conversation, thread, following: false });
      toast(text.inbox.unfollowed, {
        label: text.chat.undo,
        run: () => void client.request('thread:follow', { conversation, thread, following: true }),
      });
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return (
    <InboxList pages={pages} label={text.inbox.tabs.threads} empty={text.inbox.empty.threads}>
      {({ root, unread }) => (
        <MessageLine
          key={`${root.conversation}/${root.seq}`}
          author={root.author}
          place={placeName(root.conversation) ?? ''}
          at={root.replies?.lastAt ?? root.createdAt}
          text={root.deletedAt === null ? root.text : text.messages.deleted}
          note={
            <>
              {unread > 0 && <span className={styles.fresh}>{text.inbox.fresh(unread)} · </span>}
              {text.threads.replies(root.replies?.count ?? 0)}
              {root.replies !== null && ` · ${ago(root.replies.lastAt)}`}
            </>
          }
          to={threadPath(root.conversation, root.seq)}
          fresh={unread > 0}
          actions={
            <button
              type="button"
              className={controls.icon}
              aria-label={text.inbox.unfollow}
              title={text.inbox.unfollow}
              onClick={() => void unfollow(root.conversation, root.seq)}
            >
              <Icon name="bellOff" />
            </button>
          }
        />
      )}
    </InboxList>
  );
}
