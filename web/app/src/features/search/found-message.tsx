import type { FindMessagesItem, Snippet } from '@parlance/client/events';
import type { ReactNode } from 'react';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePersonName } from '~/shared/chat/use-people';
import { useFormats } from '~/shared/i18n/format';
import styles from './search-view.module.css';

interface FoundMessageProps {
  readonly item: FindMessagesItem;
  readonly me: string;
  readonly onOpen: () => void;
}

export function FoundMessage({ item: { message, snippet }, me, onOpen }: FoundMessageProps) {
  const { day, time } = useFormats();
  const name = usePersonName(message.author);
  const place = useReadable(useChat().conversations).byId.get(message.conversation);
  const titleOf = useTitleOf(me);
  return (
    <li>
      <button type="button" className={styles.found} onClick={onOpen}>
        <PersonAvatar id={message.author} />
        <span className={styles.body}>
          <span className={styles.head}>
            <span className={styles.name}>{name}</span>
            {place !== undefined && <span className={styles.place}>{titleOf(place.conversation)}</span>}
            <time className={styles.when} dateTime={message.createdAt}>
              {day(message.createdAt)} · {time(Date.parse(message.createdAt))}
            </time>
          </span>
          <span className={styles.snippet}>{marked(snippet)}</span>
        </span>
      </button>
    </li>
  );
}

/** The text with what was looked for in it. */
function marked({ text, ranges, isCut }: Snippet): readonly ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { start, length } of ranges) {
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, start + length)}</mark>);
    done = start + length;
  }
  parts.push(text.slice(done), isCut ? '…' : '');
  return parts;
}
