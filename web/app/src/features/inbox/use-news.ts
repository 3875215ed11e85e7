import type { ChatClient } from '@parlance/client';
import type { ListThreadsItem, MessageRow } from '@parlance/client/events';
import { useCallback } from 'react';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { type Page, usePages } from '~/shared/chat/use-pages';
import type { Tab } from './tabs';
import { useThreadsVersion } from './use-threads-version';

const pageSize = 30;

interface Thread {
  readonly conversation: string;
  /** The seq of the last reply that names one and that one has not read in the thread; 0 for none. */
  readonly namedAt: number;
}

/** What waits for one in each part of the inbox, and in all of it. What was only put by counts for nothing: it is not new. */
export function useNews(): { readonly counts: Readonly<Record<Tab, number>>; readonly total: number } {
  const client = useChat();
  const { mentions, byId } = useReadable(client.conversations);
  const { reminder, read } = useReadable(client.own);
  const load = useCallback((cursor: string | null) => freshThreads(client, cursor), [client]);
  const pages = usePages(load, useThreadsVersion());
  const threads = pages.kind === 'ready' ? pages.items : [];
  const reminders = [...reminder.values()].filter(({ state }) => state === 'due').length;
  // A thread that is new since it names one is among the mentions already.
  const isMention = ({ conversation, namedAt }: Thread) =>
    (byId.get(conversation)?.mentions ?? 0) > 0 && namedAt > (read.get(conversation)?.seq ?? 0);
  return {
    counts: { mentions, threads: threads.length, saved: 0, drafts: 0, reminders },
    total: mentions + threads.filter((thread) => !isMention(thread)).length + reminders,
  };
}

/** Those in which something is new. */
async function freshThreads(client: ChatClient, cursor: string | null): Promise<Page<Thread>> {
  const { items, next } = await client.request('thread:list', { cursor, limit: pageSize });
  const fresh = items.filter(({ unread }) => unread > 0);
  return { items: await Promise.all(fresh.map((item) => namedIn(client, item))), next };
}

async function namedIn(client: ChatClient, { root, thread }: ListThreadsItem): Promise<Thread> {
  const { conversation } = root;
  if ((client.conversations.getSnapshot().byId.get(conversation)?.mentions ?? 0) === 0) {
    return { conversation, namedAt: 0 };
  }
  const asked = { conversation, thread: root.seq, after: thread.seq, limit: pageSize };
  const { rows, replies } = await client.request('thread:history', asked);
  const naming = rows.flatMap((row) =>
    row.type === 'message' && replies.includes(row.seq) && isNaming(row, client.me) ? [row.seq] : [],
  );
  return { conversation, namedAt: Math.max(0, ...naming) };
}

const isNaming = ({ author, deletedAt, mentions }: MessageRow, me: string): boolean =>
  author !== me && deletedAt === null && (mentions.users.includes(me) || mentions.everybody !== 'no');
