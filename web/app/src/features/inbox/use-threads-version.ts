import { useEffect, useMemo, useState } from 'react';
import { useChat, useReadable } from '~/shared/chat/use-chat';

const calmMs = 400;

/** Another value each time that something may be new in a thread that one follows, or is not any more. */
export function useThreadsVersion(): object {
  const client = useChat();
  const { thread } = useReadable(client.own);
  const connection = useReadable(client.connection).kind;
  const [replies, setReplies] = useState(0);
  // Follows the server's changes: what came in a followed thread, all of it together when there is much.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.on('feed:change', ({ rows }) => {
      const isNews = rows?.some(
        (row) =>
          row.type === 'message' &&
          row.thread !== null &&
          client.own.getSnapshot().thread.get(`${row.conversation}/${row.thread}`)?.following === true,
      );
      if (isNews === true) {
        clearTimeout(timer);
        timer = setTimeout(() => setReplies((count) => count + 1), calmMs);
      }
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
  return useMemo(() => ({ thread, connection, replies }), [thread, connection, replies]);
}
