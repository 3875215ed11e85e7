import type { FindChannelsChannelItem } from '@parlance/client/events';
import { useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConversationSign } from '~/shared/chat/conversation-sign';
import { Failed } from '~/shared/chat/failed';
import { More } from '~/shared/chat/more';
import { pathOf } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { toast } from '~/shared/ui/toasts';
import styles from './find-channels.module.css';

interface FindChannelsProps {
  readonly me: string;
  readonly onNew: () => void;
  readonly onClose: () => void;
}

const askMs = 120;
const pageSize = 50;

/** All channels of the server, to look into and to join. */
export function FindChannels({ me, onNew, onClose }: FindChannelsProps) {
  const text = useAllText();
  const words = text.channels;
  const client = useChat();
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{
    readonly items: readonly FindChannelsChannelItem[];
    readonly next: string | null;
  } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  // Follows the server's list of channels, a moment after the last key. A later answer is about later words.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      try {
        const answer = await client.request('conversation:find', { q: query.trim(), limit: pageSize });
        if (isCurrent) {
          setFound(answer);
          setError(null);
        }
      } catch (problem) {
        if (isCurrent) {
          setError(problem);
        }
      }
    };
    const timer = setTimeout(() => void ask(), query === '' ? 0 : askMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, query, tries]);

  const go = (conversation: string) => {
    navigate(pathOf(conversation));
    onClose();
  };
  const join = async (conversation: string) => {
    try {
      await client.request('conversation:join', { conversation });
      go(conversation);
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  const more = async () => {
    if (found?.next != null) {
      const page = await client.request('conversation:find', { q: query.trim(), limit: pageSize, cursor: found.next });
      setFound((now) => (now === found ? { items: [...found.items, ...page.items], next: page.next } : now));
    }
  };
  return (
    <Dialog title={words.find.title} wide onClose={onClose}>
      <div className={styles.top}>
        <label className="visually-hidden" htmlFor={id}>
          {words.find.search}
        </label>
        <input
          ref={firstFocus}
          id={id}
          type="search"
          className={controls.field}
          placeholder={words.find.search}
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
        <button type="button" className={controls.outline} onClick={onNew}>
          {words.newChannel.title}
        </button>
      </div>
      {error !== null && <Failed error={error} onRetry={() => setTries(tries + 1)} />}
      <ul className={styles.list} aria-label={words.find.title}>
        {(found?.items ?? []).map(({ conversation, joined }) => (
          <li key={conversation.id} className={styles.item}>
            <ConversationSign conversation={conversation} me={me} size="m" />
            <About conversation={conversation} onGo={joined ? () => go(conversation.id) : null} />
            {joined ? (
              <span className={styles.joined}>{words.joined}</span>
            ) : (
              <button
                type="button"
                className={cx(controls.outline, controls.small)}
                aria-label={words.joinNamed(conversation.name)}
                onClick={() => void join(conversation.id)}
              >
                {words.join}
              </button>
            )}
          </li>
        ))}
        {found?.next != null && (
          <li>
            <More load={more} />
          </li>
        )}
      </ul>
      {found?.items.length === 0 && <p className={styles.none}>{query === '' ? words.find.empty : words.find.none}</p>}
    </Dialog>
  );
}

/** Leads there those who are in it: whoever is not reads nothing of it before they join. */
function About({
  conversation,
  onGo,
}: {
  readonly conversation: FindChannelsChannelItem['conversation'];
  readonly onGo: (() => void) | null;
}) {
  const text = useAllText();
  const lines = (
    <>
      <span className={styles.name}>{conversation.name}</span>
      <span className={styles.meta}>
        {text.members.count(conversation.memberCount)}
        {conversation.topic !== '' && ` · ${conversation.topic}`}
      </span>
    </>
  );
  return onGo === null ? (
    <div className={styles.about}>{lines}</div>
  ) : (
    <button type="button" className={styles.about} onClick={onGo}>
      {lines}
    </button>
  );
}
