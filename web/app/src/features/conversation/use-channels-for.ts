import type { ConversationRow } from '@parlance/client/events';
import { useEffect, useMemo, useState } from 'react';
import { calm } from '~/shared/chat/calm';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { rank } from '~/shared/text/rank';
import type { Suggestion } from './use-suggestions';

const askMs = 150;

/** Channels whose names go with these words: one's own, the liveliest first, and then others of the server. */
export function useChannelsFor(words: string | null, max: number): readonly Suggestion[] {
  const client = useChat();
  const { items } = useReadable(calm(client.conversations));
  const [found, setFound] = useState<readonly ConversationRow[]>([]);
  // Follows the server's list of channels, a moment after the last key. A later answer is about later words.
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const answer = await client.request('conversation:find', { q: words, limit: max }).catch(() => null);
      if (isCurrent && answer !== null) {
        setFound(answer.items.map(({ conversation }) => conversation));
      }
    };
    const timer = words === null ? undefined : setTimeout(() => void ask(), askMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, words, max]);

  return useMemo(() => {
    if (words === null) {
      return [];
    }
    const own = items.map(({ conversation }) => conversation).filter(({ kind }) => kind === 'channel');
    const mine = new Set(own.map(({ id }) => id));
    return [...own, ...found.filter(({ id }) => !mine.has(id))]
      .flatMap((channel) => {
        const value = rank(channel.name, words);
        return value === null ? [] : [{ channel, value }];
      })
      .toSorted((a, b) => a.value - b.value)
      .slice(0, max)
      .map(({ channel: { id, name, topic } }): Suggestion => ({ kind: 'channel', id, name, topic }));
  }, [words, items, found, max]);
}
