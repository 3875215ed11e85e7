import type { PersonCard } from '@parlance/client/events';
import { useEffect, useState } from 'react';
import { useChat } from './use-chat';

const askMs = 100;

/** People whose names have these words, as the server finds them; those of the words before until it has answered. */
export function usePeopleFound(query: string, max: number): readonly PersonCard[] {
  const client = useChat();
  const [found, setFound] = useState<readonly PersonCard[]>([]);
  const wanted = query.trim();
  // Follows the server's list of people, a moment after the last key. A later answer is about later words.
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const answer = await client.request('people:find', { q: wanted, limit: max }).catch(() => null);
      if (isCurrent && answer !== null) {
        setFound(answer.items);
      }
    };
    const timer = wanted === '' ? undefined : setTimeout(() => void ask(), askMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, wanted, max]);
  return found;
}
