import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { pathOf, threadPath } from '~/shared/chat/paths';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { firstLine } from '~/shared/markdown/line-of';
import { toast } from '~/shared/ui/toasts';

/** Says when what one has written for later could not be sent, and leads to where it can be sent after all. */
export function useFailedScheduled(): void {
  const text = useText();
  const client = useChat();
  const navigate = useNavigate();
  const tell = useEffectEvent((conversation: string | null, thread: number | null, words: string) => {
    const path =
      conversation === null ? null : thread === null ? pathOf(conversation) : threadPath(conversation, thread);
    toast(
      text.scheduled.failedNow(firstLine(words)),
      path === null ? null : { label: text.inbox.show, run: () => void navigate(path) },
    );
  });
  // Follows one's own feed. What had failed before is marked in the list, and no news.
  useEffect(() => {
    let before = client.own.getSnapshot().scheduled;
    return client.own.subscribe(() => {
      const now = client.own.getSnapshot().scheduled;
      if (now !== before) {
        for (const { id, state, conversation, thread, text: words } of now.values()) {
          if (state === 'failed' && before.get(id)?.state === 'waiting') {
            tell(conversation, thread, words);
          }
        }
        before = now;
      }
    });
  }, [client]);
}
