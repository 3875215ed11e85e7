import type { ConversationAgent, ReadyConversation } from '@parlance/client';
import type { MessageRow } from '@parlance/client/events';
import { useCallback } from 'react';
import { MessageLine } from '~/shared/chat/message-line';
import { messagePath } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { may } from '~/shared/chat/rights';
import { useChat } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import { useNames } from '~/shared/chat/use-people';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import { walk } from '~/shared/ui/walk';
import styles from './pins-pane.module.css';

interface PinsPaneProps {
  readonly agent: ConversationAgent;
  readonly state: ReadyConversation;
  /** Where it lies over the conversation, something in it was opened. */
  readonly onOpen?: () => void;
  readonly onClose: () => void;
}

const pageSize = 100;

/** What was pinned in a conversation, the last pin first. */
export function PinsPane({ agent, state, onOpen, onClose }: PinsPaneProps) {
  const text = useAllText();
  const words = text.keep;
  const client = useChat();
  const { conversation, membership, pins } = state;
  const load = useCallback(
    async (cursor: string | null) => {
      const { rows, next } = await client.request('pin:list', {
        conversation: conversation.id,
        cursor,
        limit: pageSize,
      });
      return { items: rows.filter((row) => row.type === 'message'), next };
    },
    [client, conversation.id],
  );
  const pages = usePages(load, pins.map(({ seq }) => seq).join(' '));
  const pinners = useNames(pins.map(({ user }) => user));
  const known = new Map<number, MessageRow>(
    pages.kind === 'ready' ? pages.items.map((message) => [message.seq, message]) : [],
  );
  const unpin = async (seq: number) => {
    try {
      await client.request('pin:remove', { conversation: conversation.id, seq });
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return (
    <section className={styles.pane} aria-label={words.pins} onKeyDown={walk}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {words.pins} <span className={styles.count}>{pins.length}</span>
        </h2>
        <button type="button" className={controls.icon} aria-label={text.settings.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {pages.kind === 'failed' && (
        <div className={styles.note} role="alert">
          <p>{chatProblem(text, pages.error)}</p>
          <button type="button" className={controls.outline} onClick={pages.reload}>
            {text.settings.retry}
          </button>
        </div>
      )}
      {pins.length === 0 && <p className={styles.note}>{words.noPins}</p>}
      <ul className={styles.list} aria-busy={pages.kind === 'loading'}>
        {pins.map((pin, index) => {
          // What is held of the conversation is live; what is not, is as it was when this was opened.
          const message = agent.replica.message(pin.seq) ?? known.get(pin.seq);
          return (
            message !== undefined && (
              <MessageLine
                key={pin.seq}
                author={message.author}
                at={message.createdAt}
                text={message.text}
                note={words.pinnedBy(pinners[index] ?? '')}
                to={messagePath(message)}
                {...(onOpen === undefined ? {} : { onOpen })}
                actions={
                  may('pin', conversation, membership) && (
                    <button
                      type="button"
                      className={controls.icon}
                      aria-label={words.unpin}
                      title={words.unpin}
                      onClick={() => void unpin(pin.seq)}
                    >
                      <Icon name="close" />
                    </button>
                  )
                }
              />
            )
          );
        })}
      </ul>
    </section>
  );
}
