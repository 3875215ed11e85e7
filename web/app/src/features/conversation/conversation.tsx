import type { ConversationAgent, ReadyConversation } from '@parlance/client';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import styles from './conversation.module.css';
import { Desk } from './desk';
import type { Target } from './timeline';

interface ConversationProps {
  readonly agent: ConversationAgent;
  readonly state: ReadyConversation;
  readonly me: string;
  readonly target: Target | null;
  readonly onShow: (seq: number) => void;
  readonly onThread: (seq: number) => void;
  readonly onNewest: () => void;
  /** Stands above the messages, such as that the connection is lost. */
  readonly banner?: ReactNode;
}

/** One conversation: its messages and the field to write in. */
export function Conversation({ agent, state, banner, ...props }: ConversationProps) {
  const { conversation, membership, timeline, readSeq, unread, newestSeq, typing, fresh } = state;
  const link = useReadable(useChat().connection).kind;
  const isCurrent = fresh || (link !== 'online' && link !== 'connecting');
  const title = useTitleOf(props.me)(conversation);
  const view = useMemo(
    () => ({ timeline, readSeq, unread, newestSeq, isCurrent, root: null }),
    [timeline, readSeq, unread, newestSeq, isCurrent],
  );
  return (
    <div className={styles.conversation}>
      {banner}
      <Desk
        {...props}
        agent={agent}
        conversation={conversation}
        membership={membership}
        title={title}
        thread={null}
        view={view}
        port={agent}
        typing={typing}
      />
    </div>
  );
}
