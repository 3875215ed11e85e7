import { useCallback } from 'react';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import type { Tab } from './tabs';
import { useThreadsVersion } from './use-threads-version';

const pageSize = 30;

/** How much waits for one in each part of the inbox. What was only put by counts for nothing: it is not new. */
export function useInboxCounts(): Readonly<Record<Tab, number>> {
  const client = useChat();
  const { mentions } = useReadable(client.conversations);
  const { reminder } = useReadable(client.own);
  const load = useCallback(
    (cursor: string | null) => client.request('thread:list', { cursor, limit: pageSize }),
    [client],
  );
  const threads = usePages(load, useThreadsVersion());
  return {
    mentions,
    threads: threads.kind === 'ready' ? threads.items.filter(({ unread }) => unread > 0).length : 0,
    saved: 0,
    drafts: 0,
    reminders: [...reminder.values()].filter(({ state }) => state === 'due').length,
  };
}
