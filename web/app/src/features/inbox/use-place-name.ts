import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';

/** What a place is called in which something was said; nothing where one is not in it any more. */
export function usePlaceName(me: string): (conversation: string, thread?: number | null) => string | undefined {
  const text = useAllText();
  const { byId } = useReadable(useChat().conversations);
  const titleOf = useTitleOf(me);
  return (conversation, thread = null) => {
    const known = byId.get(conversation);
    if (known === undefined) {
      return undefined;
    }
    const title = titleOf(known.conversation);
    return thread === null ? title : text.inbox.inThread(title);
  };
}
