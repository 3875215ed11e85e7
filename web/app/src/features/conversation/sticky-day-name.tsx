import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { useConversing } from './actions';
import { useDayName } from './lines';
import type { Row } from './rows';
import { stickyDay } from './sticky-day';
import styles from './sticky-day-name.module.css';

interface StickyDayNameProps {
  readonly rows: readonly Row[];
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
}

/** The name of the day that one reads, at the top, while its own row is further up. Whoever listens, or goes by keys, has that one. */
export function StickyDayName({ rows, virtual }: StickyDayNameProps) {
  const [at, setAt] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const place = useEffectEvent(() => {
    const top = virtual.scrollElement?.scrollTop ?? 0;
    const first = virtual.getVirtualItemForOffset(top)?.index ?? 0;
    const room = box.current?.offsetHeight ?? 0;
    const day = stickyDay(rows, (index) => virtual.measurementsCache[index]?.start ?? 0, first, top, room);
    setAt(day?.at ?? null);
    if (box.current !== null) {
      box.current.style.transform = `translateY(${-(day?.pushed ?? 0)}px)`;
    }
  });
  // Rows come and grow.
  useLayoutEffect(() => place());
  // Follows the reader's scrolling.
  useEffect(() => {
    const scroller = virtual.scrollElement;
    const follow = () => place();
    scroller?.addEventListener('scroll', follow, { passive: true });
    return () => scroller?.removeEventListener('scroll', follow);
  }, [virtual.scrollElement]);
  return (
    <div className={styles.frame} aria-hidden>
      <div ref={box} className={styles.box}>
        {at !== null && <DayName at={at} />}
      </div>
    </div>
  );
}

function DayName({ at }: { readonly at: number }) {
  const text = useText();
  const { begin, openThread } = useConversing();
  const name = useDayName(at);
  return openThread === null ? (
    <span className={styles.name}>{name}</span>
  ) : (
    <button
      type="button"
      className={styles.name}
      tabIndex={-1}
      title={text.messages.toDate}
      onClick={() => begin({ kind: 'date', from: at })}
    >
      {name}
    </button>
  );
}
