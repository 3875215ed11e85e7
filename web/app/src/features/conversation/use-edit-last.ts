import type { PendingItem, StoredItem, TimelineItem } from '@parlance/client';
import { useState } from 'react';
import { lastOwn } from './rows';

/** ↑ in an empty field. What is still on its way is opened when the server has it. */
export function useEditLast(items: readonly TimelineItem[], me: string, open: (item: StoredItem) => void) {
  const [key, setKey] = useState<string | null>(null);
  const waited = key === null ? undefined : (items.find(isStored(key)) ?? items.find((item) => item.key === key));
  if (key !== null && (waited?.kind !== 'pending' || waited.item.state.kind === 'failed')) {
    setKey(null);
    if (waited?.kind === 'stored') {
      open(waited);
    }
  }
  const awaited: PendingItem | null = waited?.kind === 'pending' ? waited : null;
  return {
    awaited,
    editLast: () => {
      const last = lastOwn(items, me);
      if (last?.kind === 'stored') {
        open(last);
      } else {
        setKey(last?.key ?? null);
      }
    },
    stopWaiting: () => setKey(null),
  };
}

const isStored =
  (key: string) =>
  (item: TimelineItem): boolean =>
    item.kind === 'stored' && item.key === key;
