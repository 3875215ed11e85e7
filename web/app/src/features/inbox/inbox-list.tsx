import type { ReactNode } from 'react';
import { More } from '~/shared/chat/more';
import { chatProblem } from '~/shared/chat/problem';
import type { Pages } from '~/shared/chat/use-pages';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import styles from './inbox.module.css';

interface InboxListProps<T> {
  readonly pages: Pages<T>;
  /** What it is a list of. */
  readonly label: string;
  /** What would be here. */
  readonly empty: string;
  /** The items that are still part of it. */
  readonly shown?: (items: readonly T[]) => readonly T[];
  readonly children: (item: T) => ReactNode;
}

/** What was loaded of a list, its shape until then, or what it is for while there is nothing. */
export function InboxList<T>({ pages, label, empty, shown = same, children }: InboxListProps<T>) {
  const text = useAllText();
  if (pages.kind === 'loading') {
    return <Skeleton />;
  }
  if (pages.kind === 'failed') {
    return (
      <div className={styles.empty} role="alert">
        <p>{chatProblem(text, pages.error)}</p>
        <button type="button" className={controls.outline} onClick={pages.reload}>
          {text.settings.retry}
        </button>
      </div>
    );
  }
  const { more } = pages;
  const items = shown(pages.items);
  return (
    <>
      {items.length === 0 && more === null ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <ul className={styles.list} aria-label={label}>
          {items.map(children)}
        </ul>
      )}
      {more !== null && <More load={more} />}
    </>
  );
}

const same = <T,>(items: readonly T[]): readonly T[] => items;

function Skeleton() {
  const text = useAllText();
  return (
    <div className={styles.skeleton} role="img" aria-label={text.inbox.loading}>
      {[62, 84, 48, 71].map((width) => (
        <div key={width}>
          <i />
          <span>
            <b />
            <b style={{ width: `${width}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
