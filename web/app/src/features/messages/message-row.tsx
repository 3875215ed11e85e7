import { memo } from 'react';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import type { Person } from '~/shared/lobby/contract';
import type { Outgoing } from '~/shared/lobby/timeline';
import { useLobby } from '~/shared/lobby/use-lobby';
import { Avatar } from '~/shared/ui/avatar';
import { cx } from '~/shared/ui/class-names';
import styles from './message-row.module.css';
import { MessageText } from './message-text';

interface MessageRowProps {
  readonly author: Person;
  readonly text: string;
  readonly at: number;
  readonly first: boolean;
  readonly mine: boolean;
  readonly outgoing: Outgoing | null;
}

export const MessageRow = memo(function MessageRow({ author, text, at, first, mine, outgoing }: MessageRowProps) {
  const formats = useFormats();
  const time = (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={formats.full(at)}>
      {formats.time(at)}
    </time>
  );

  return (
    <article className={cx(styles.row, first && styles.first, outgoing !== null && styles.pending)}>
      <div className={styles.gutter}>
        {first ? <Avatar id={author.id} name={author.name} color={author.color} /> : time}
      </div>
      <div className={styles.body}>
        <header className={first ? styles.head : 'visually-hidden'}>
          <span className={cx(styles.author, mine && styles.mine)}>{author.name}</span>
          {first && time}
        </header>
        <MessageText text={text} />
        {outgoing !== null && <Sending outgoing={outgoing} />}
      </div>
    </article>
  );
});

function Sending({ outgoing }: { readonly outgoing: Outgoing }) {
  const text = useText();
  const lobby = useLobby();
  if (outgoing.state.kind === 'waiting') {
    return <p className={styles.waiting}>{text.messages.waiting}</p>;
  }
  return (
    <p className={styles.refused}>
      {text.messages.refused}
      <button type="button" onClick={() => lobby.retry(outgoing.clientId)}>
        {text.messages.retry}
      </button>
      <button type="button" onClick={() => lobby.discard(outgoing.clientId)}>
        {text.messages.discard}
      </button>
    </p>
  );
}
