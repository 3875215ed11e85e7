import type { ReadyConversation } from '@parlance/client';
import type { MemberRow } from '@parlance/client/events';
import { useEffect, useMemo, useState } from 'react';
import { useChat } from '~/shared/chat/use-chat';

interface Part {
  readonly items: readonly MemberRow[];
  readonly next: string | null;
}

const pageSize = 100;

/** Who is in a conversation. Of a channel, which may have many, a page at a time. */
export function useMembers({ conversation, members }: ReadyConversation): {
  readonly members: readonly MemberRow[];
  readonly more: (() => Promise<void>) | null;
  /** Why the server has not said who it is; null where it has. */
  readonly error: unknown;
  readonly again: () => void;
} {
  const client = useChat();
  const [part, setPart] = useState<Part>({ items: [], next: null });
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const { id } = conversation;
  const asks = members === null;
  // Follows the server's list: it is read anew when somebody comes or goes, or gets another role.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      try {
        const page = await client.request('member:list', { conversation: id, limit: pageSize });
        if (isCurrent) {
          setPart(page);
          setError(null);
        }
      } catch (problem) {
        if (isCurrent) {
          setError(problem);
        }
      }
    };
    if (asks) {
      void read();
    }
    const stop = client.on('feed:change', ({ feed, rows }) => {
      if (asks && feed === `conversation:${id}` && rows?.some(({ type }) => type === 'member') === true) {
        void read();
      }
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [client, id, asks, tries]);

  const held = useMemo(() => (members === null ? null : [...members.values()]), [members]);
  const more = async () => {
    if (part.next !== null) {
      const page = await client.request('member:list', { conversation: id, limit: pageSize, cursor: part.next });
      // It may have been read anew meanwhile.
      setPart((now) => (now === part ? { items: [...part.items, ...page.items], next: page.next } : now));
    }
  };
  return {
    members: held ?? part.items,
    more: held === null && part.next !== null ? more : null,
    error: held === null ? error : null,
    again: () => setTries(tries + 1),
  };
}
