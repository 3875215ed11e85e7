import { useRecentEmoji } from '~/shared/emoji/recent';
import { useChat, useReadable } from './use-chat';

/** What somebody has used lately and can use still: an emoji of this server may be gone. */
export function useUsableEmoji(): readonly string[] {
  const own = useReadable(useChat().emoji);
  return useRecentEmoji().filter((emoji) => !emoji.startsWith(':') || own.has(emoji.slice(1, -1)));
}
