import type { ConversationAgent, ReadyConversation, ThreadAgent, ThreadState } from '@parlance/client';
import { useCallback, useEffect, useMemo } from 'react';
import { chatProblem } from '~/shared/chat/problem';
import { useTitleOf } from '~/shared/chat/titles';
import { useReadable } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import { Desk } from './desk';
import { Skeleton } from './lines';
import type { LogPort, LogView } from './log';
import styles from './thread-view.module.css';
import type { Target } from './timeline';

interface ThreadViewProps {
  readonly agent: ConversationAgent;
  readonly state: ReadyConversation;
  readonly root: number;
  readonly me: string;
  /** The reply that a link leads to. */
  readonly target: Target | null;
  readonly onShow: (seq: number) => void;
  readonly onShowReply: (seq: number) => void;
  readonly onClose: () => void;
}

/** One message and what was said to it. */
export function ThreadView({ agent, state, root, me, target, onShow, onShowReply, onClose }: ThreadViewProps) {
  const text = useAllText();
  const { conversation, membership } = state;
  const thread = agent.thread(root);
  const known = useReadable(thread.state);
  const title = useTitleOf(me)(conversation);
  // Follows the server's list of these replies for as long as they are on the screen.
  useEffect(() => thread.open(), [thread]);
  const port = useMemo(() => portOf(thread), [thread]);
  const view = useMemo(() => (known.kind === 'ready' ? viewOf(known) : null), [known]);
  const show = useCallback(
    (seq: number) => (agent.items.stored(seq)?.message.thread === root ? onShowReply(seq) : onShow(seq)),
    [agent, root, onShow, onShowReply],
  );
  const following = known.kind === 'ready' && known.row?.following === true;
  const follow = () => {
    thread.follow(!following).catch((error: unknown) => toast(chatProblem(text, error)));
  };
  return (
    <section className={styles.thread} aria-label={text.threads.title}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h2 className={styles.title}>{text.threads.title}</h2>
          <p className={styles.where}>{title}</p>
        </div>
        {membership !== null && known.kind === 'ready' && (
          <button
            type="button"
            className={cx(controls.quiet, controls.small)}
            aria-pressed={following}
            onClick={follow}
          >
            {following ? text.threads.unfollow : text.threads.follow}
          </button>
        )}
        <button type="button" className={controls.icon} aria-label={text.settings.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {view !== null ? (
        <Desk
          key={root}
          agent={agent}
          conversation={conversation}
          membership={membership}
          me={me}
          title={text.threads.title}
          thread={root}
          view={view}
          port={port}
          typing={nobody}
          target={target}
          onShow={show}
          onThread={null}
          onNewest={nothing}
        />
      ) : known.kind === 'loading' ? (
        <Skeleton />
      ) : (
        <p className={styles.gone}>{text.threads.gone}</p>
      )}
    </section>
  );
}

const nobody: readonly string[] = [];
const nothing = () => undefined;

const portOf = (thread: ThreadAgent): LogPort => ({
  send: (said) => thread.send(said),
  read: (seq) => thread.read(seq),
  markUnread: (seq) => thread.markUnread(seq),
  loadBefore: () => thread.loadBefore(),
  // What is known of a thread reaches to its end.
  loadAfter: async () => undefined,
  show: (seq) => thread.show(seq),
});

function viewOf({ root, items, before, readSeq, unread }: Extract<ThreadState, { kind: 'ready' }>): LogView {
  const last = items.findLast((item) => item.kind === 'stored');
  return {
    timeline: { items, before, after: 'end' },
    readSeq,
    unread,
    newestSeq: last?.kind === 'stored' ? last.seq : root.seq,
    isCurrent: true,
    root,
  };
}
