import type { ScheduledRow } from '@parlance/client/events';
import { useMemo } from 'react';
import { useChat, useReadable } from '~/shared/chat/use-chat';

/** What one has written for later in a place, what comes first at the front. */
export function useScheduled(conversation: string, thread: number | null): readonly ScheduledRow[] {
  const { scheduled } = useReadable(useChat().own);
  return useMemo(
    () =>
      [...scheduled.values()]
        .filter((row) => row.conversation === conversation && row.thread === thread)
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    [scheduled, conversation, thread],
  );
}
