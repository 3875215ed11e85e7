import { isEmojiOnly, splitLinks } from './links';
import styles from './message-row.module.css';

/** A message's words as they were written; addresses can be clicked, nothing else is interpreted. */
export function MessageText({ text }: { readonly text: string }) {
  if (isEmojiOnly(text)) {
    return <p className={styles.emoji}>{text}</p>;
  }
  return (
    <p className={styles.text}>
      {splitLinks(text).map((part, index) =>
        part.kind === 'link' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
          <a key={index} className={styles.link} href={part.text} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
