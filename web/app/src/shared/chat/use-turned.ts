import type { OwnState } from '@parlance/client';
import { useEffect, useEffectEvent } from 'react';
import { useChat } from './use-chat';

interface Stateful {
  readonly state: string;
}

type Kind = { [K in keyof OwnState]: OwnState[K] extends ReadonlyMap<string, Stateful> ? K : never }[keyof OwnState];
type Row<K extends Kind> = OwnState[K] extends ReadonlyMap<string, infer R extends Stateful> ? R : never;

/** Hears of what has waited and has another state now, while one is here. What was so before is no news. */
export function useTurned<K extends Kind>(kind: K, to: Row<K>['state'], listener: (row: Row<K>) => void): void {
  const client = useChat();
  const tell = useEffectEvent(listener);
  // Follows one's own feed.
  useEffect(() => {
    const look = () => client.own.getSnapshot()[kind] as ReadonlyMap<string, Row<K>>;
    let before = look();
    return client.own.subscribe(() => {
      const now = look();
      for (const [id, row] of now === before ? [] : now) {
        if (row.state === to && before.get(id)?.state === 'waiting') {
          tell(row);
        }
      }
      before = now;
    });
  }, [client, kind, to]);
}
