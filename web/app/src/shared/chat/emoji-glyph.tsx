import { useCallback } from 'react';
import styles from './emoji-glyph.module.css';
import { useChat, useReadable } from './use-chat';

/** An emoji as people see it: a character, or a picture of this server's own by its `:name:`. */
export function EmojiGlyph({ emoji }: { readonly emoji: string }) {
  const source = useEmojiSource()(emoji);
  return source === null ? (
    <span className={styles.glyph} data-name={emoji.startsWith(':') || undefined}>
      {emoji}
    </span>
  ) : (
    <img className={styles.picture} src={source} alt={emoji} draggable={false} />
  );
}

/** Where the picture of `:name:` is; null for what is none of this server's. Another function when there are others. */
export function useEmojiSource(): (emoji: string) => string | null {
  const known = useReadable(useChat().emoji);
  return useCallback(
    (emoji) => {
      const row = emoji.startsWith(':') ? known.get(emoji.slice(1, -1)) : undefined;
      return row === undefined ? null : `/api/v1/emoji/images/${row.image}`;
    },
    [known],
  );
}
