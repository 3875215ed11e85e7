import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormats } from '~/shared/i18n/format';
import { FirstLine } from '~/shared/markdown/first-line';
import styles from './message-line.module.css';
import { PersonAvatar } from './person-avatar';
import { usePersonName } from './use-people';

interface MessageLineProps {
  /** Whose it is; null where that is not known. */
  readonly author: string | null;
  /** Stands for the author where there is none. */
  readonly sign?: ReactNode;
  /** Where it was said. */
  readonly place?: string;
  readonly at: string;
  /** What the message says, or why it says nothing. */
  readonly text: string;
  readonly note?: ReactNode;
  /** Where it leads; null for nowhere. */
  readonly to: string | null;
  readonly fresh?: boolean;
  readonly onOpen?: () => void;
  /** What one can do with it without going there. */
  readonly actions?: ReactNode;
}

/** A message as a line of a list, which leads to where it was said. */
export function MessageLine({ to, onOpen, actions, fresh = false, ...about }: MessageLineProps) {
  return (
    <li className={styles.line} data-fresh={fresh || undefined}>
      {to === null ? (
        <div className={styles.main} data-walk tabIndex={-1}>
          <About {...about} />
        </div>
      ) : (
        <Link className={styles.main} to={to} data-walk onClick={onOpen}>
          <About {...about} />
        </Link>
      )}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

function About({ author, sign, place, at, text, note }: Omit<MessageLineProps, 'to' | 'onOpen' | 'actions' | 'fresh'>) {
  const { moment, full } = useFormats();
  return (
    <>
      {author === null ? <span className={styles.sign}>{sign}</span> : <PersonAvatar id={author} />}
      <span className={styles.body}>
        <span className={styles.head}>
          {author !== null && <Name id={author} />}
          {place !== undefined && <span className={author === null ? styles.name : styles.place}>{place}</span>}
          <time className={styles.when} dateTime={at} title={full(Date.parse(at))}>
            {moment(Date.parse(at))}
          </time>
        </span>
        <span className={styles.text}>
          <FirstLine text={text} />
        </span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </>
  );
}

function Name({ id }: { readonly id: string }) {
  return <span className={styles.name}>{usePersonName(id)}</span>;
}
