import type { PersonCard } from '@parlance/client/events';
import { useEffect, useState } from 'react';
import { useChat } from './use-chat';

const askMs = 100;

interface PeopleFound {
  readonly people: readonly PersonCard[];
  /** Why the server has not said who it is; null where it has. */
  readonly error: unknown;
  readonly again: () => void;
}

/**
 * People whose names have these words, as the server finds them; those of the words before until it has answered.
 * @param all whether it is everybody while there are no words, or nobody
 */
export function usePeopleFound(query: string, max: number, all = false): PeopleFound {
  const client = useChat();
  const [people, setPeople] = useState<readonly PersonCard[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const wanted = query.trim();
  // Follows the server's list of people, a moment after the last key. A later answer is about later words.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    let isCurrent = true;
    const ask = () =>
      client.request('people:find', { q: wanted, limit: max }).then(
        ({ items }) => {
          if (isCurrent) {
            setPeople(items);
            setError(null);
          }
        },
        (problem: unknown) => isCurrent && setError(problem),
      );
    const timer = wanted === '' && !all ? undefined : setTimeout(() => void ask(), wanted === '' ? 0 : askMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, wanted, max, all, tries]);
  return { people, error, again: () => setTries(tries + 1) };
}
