import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { usePageVisible } from '~/shared/hooks/use-page-visible';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { useConversing } from './actions';
import { DayRow, FreshRow, Intro, RepliesRow, Skeleton } from './lines';
import type { LogPort, LogView } from './log';
import { MessageRow } from './message-row';
import { type Row, reachesBackTo, rows, seqOf } from './rows';
import { StickyDayName } from './sticky-day-name';
import styles from './timeline.module.css';
import { useAim } from './use-aim';
import { useAtEnd } from './use-at-end';
import { useFollowEnd } from './use-follow-end';
import { useFreshAfter } from './use-fresh-after';

/** Where a link leads. Another `key` goes there again. */
export interface Target {
  readonly seq: number;
  readonly key: string;
}

interface TimelineProps {
  readonly title: string;
  readonly view: LogView;
  readonly port: LogPort;
  readonly target: Target | null;
  /** Whether what is on the screen counts as read. */
  readonly reads: boolean;
  /** Shows the newest messages, and forgets the target. */
  readonly onNewest: () => void;
}

// What stands for the messages before those that are loaded. It is no row: the reader's place in the list is kept by the row at the top of the
// screen, and that has to be one that stays.
const olderPx = 132;
// An estimate of a row that was never on the screen. What it is really is measured when it comes.
const estimates: Readonly<Record<Row['kind'], number>> = {
  intro: 220,
  older: olderPx,
  newer: olderPx,
  day: 44,
  replies: 40,
  fresh: 36,
  message: 52,
};
// This close to the end one is at the end.
const slackPx = 48;
// So many rows before the edge, the next page is asked for.
const aheadRows = 12;

/** The messages, of which only those on the screen, and a few around them, are elements of the page. */
export const Timeline = memo(function Timeline({ title, view, port, target, reads, onNewest }: TimelineProps) {
  const text = useText();
  const { me, show } = useConversing();
  const { timeline, root } = view;
  const visible = usePageVisible();
  const freshAfter = useFreshAfter(view, visible);
  const all = useMemo(() => rows(timeline, me, freshAfter, root), [timeline, me, freshAfter, root]);
  const hasOlder = root === null && timeline.before !== 'start';
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, lookAtEnd] = useAtEnd();
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimates[all[index]?.kind ?? 'message'],
    getItemKey: (index) => all[index]?.key ?? index,
    overscan: 8,
    anchorTo: 'end',
    scrollEndThreshold: slackPx,
    paddingStart: hasOlder ? olderPx : 0,
    paddingEnd: 12,
    onChange: lookAtEnd,
  });
  const go = useAim(all, virtual);

  // The first look at it: where one stopped reading, or else at the end.
  const begun = useRef(false);
  useLayoutEffect(() => {
    if (begun.current || scroller.current === null) {
      return;
    }
    begun.current = true;
    const fresh = all.findIndex(({ kind }) => kind === 'fresh');
    if (target === null) {
      fresh < 0 ? virtual.scrollToEnd() : go(Math.max(0, fresh - 1), 'start');
    }
  });

  const leaveEnd = useFollowEnd({
    scroller,
    // Whoever was led to a message is not taken along by what was missed.
    isWhole: timeline.after === 'end' && (target === null || view.isCurrent),
    slackPx,
    toEnd: () => virtual.scrollToEnd(),
  });
  const marked = useTarget(port, target, all, (index) => {
    leaveEnd();
    index < 0 ? virtual.scrollToEnd() : go(index, 'center');
  });

  const items = virtual.getVirtualItems();
  const firstIndex = items[0]?.index ?? 0;
  const lastIndex = items.at(-1)?.index ?? 0;
  // Follows where the reader is: before an end of what is loaded comes on the screen, the server is asked for more.
  useEffect(() => {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    if (Math.abs(scrollTop - (virtual.scrollOffset ?? 0)) > clientHeight) {
      // It was told to go elsewhere, and still has the rows of where it was.
      return;
    }
    if (timeline.before === 'more' && firstIndex < aheadRows) {
      void port.loadBefore();
    }
    if (timeline.after === 'more' && lastIndex > all.length - aheadRows) {
      void port.loadAfter();
    }
  });

  const shownTo = virtual.range?.endIndex ?? -1;
  // At the end one has seen what is only in threads too: it has no row here, and would stay unread.
  const sawAll = root === null && timeline.after === 'end' && shownTo >= all.length - 1;
  const shown = useMemo(() => lastSeq(all, shownTo), [all, shownTo]);
  const seen = sawAll ? Math.max(shown, view.newestSeq) : shown;
  // Tells the server that somebody has these messages before their eyes.
  useEffect(() => {
    // What is missing comes first: where reading had stopped must not be lost to it.
    if (visible && reads && view.isCurrent && seen > view.readSeq) {
      port.read(seen);
    }
  }, [port, visible, reads, seen, view.isCurrent, view.readSeq]);

  const toEnd = () => {
    onNewest();
    virtual.scrollToEnd();
  };
  const freshAt = all.findIndex(({ kind }) => kind === 'fresh');
  const shownFrom = virtual.range?.startIndex ?? 0;
  const [seenFresh, setSeenFresh] = useState<number | null>(null);
  if (freshAt >= shownFrom && freshAt <= shownTo && seenFresh !== freshAfter) {
    setSeenFresh(freshAfter);
  }
  const isFarBack =
    freshAfter !== null &&
    root === null &&
    seenFresh !== freshAfter &&
    (freshAt < 0 ? !reachesBackTo(freshAfter, timeline) : freshAt < shownFrom);
  const showPill = !atEnd || timeline.after !== 'end';
  return (
    <div className={styles.stage}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its keys move the focus among the messages. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard. */}
      <div ref={scroller} className={styles.scroller} tabIndex={0} onKeyDown={walk}>
        {/* Quiet while one looks back: rows that come on the screen by scrolling are no news. */}
        <div
          className={styles.space}
          data-thread={root !== null || undefined}
          style={{ height: virtual.getTotalSize() }}
          role="log"
          aria-live={showPill ? 'off' : 'polite'}
          aria-label={text.messages.log(title)}
        >
          {hasOlder && firstIndex === 0 && (
            <div className={styles.row}>
              <Skeleton />
            </div>
          )}
          {items.map(({ key, index, start }) => {
            const row = all[index];
            return (
              row !== undefined && (
                <div
                  key={String(key)}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={styles.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <RowView row={row} marked={marked !== null && row.kind === 'message' && seqOf(row.item) === marked} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {/* At the end one knows what day it is. */}
      {showPill && <StickyDayName rows={all} virtual={virtual} />}
      {isFarBack && (
        <button type="button" className={styles.pill} data-place="top" onClick={() => show(freshAfter + 1)}>
          <span>{text.messages.toFresh}</span>
          <Icon name="up" />
        </button>
      )}
      {showPill && (
        <button
          type="button"
          className={styles.pill}
          aria-label={view.unread > 0 ? undefined : text.messages.toBottom}
          onClick={toEnd}
        >
          {view.unread > 0 && <span>{text.messages.newer(view.unread)}</span>}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
});

function RowView({ row, marked }: { readonly row: Row; readonly marked: boolean }) {
  switch (row.kind) {
    case 'intro':
      return <Intro />;
    case 'older':
    case 'newer':
      return <Skeleton />;
    case 'day':
      return <DayRow at={row.at} />;
    case 'fresh':
      return <FreshRow />;
    case 'replies':
      return <RepliesRow count={row.count} />;
    case 'message':
      return <MessageRow item={row.item} first={row.first} marked={marked} />;
  }
}

function lastSeq(all: readonly Row[], until: number): number {
  for (let index = Math.min(until, all.length - 1); index >= 0; index--) {
    const row = all[index];
    const seq = row?.kind === 'message' ? seqOf(row.item) : null;
    if (seq !== null) {
      return seq;
    }
  }
  return 0;
}

const markedMs = 2_600;

/** Brings the target on the screen as soon as it is loaded, and marks it for a moment. -1 stands for a message that is not there. */
function useTarget(
  port: LogPort,
  target: Target | null,
  all: readonly Row[],
  scrollTo: (index: number) => void,
): number | null {
  const [marked, setMarked] = useState<number | null>(null);
  const reached = useRef('');
  const asked = useRef('');
  const scroll = useEffectEvent(scrollTo);
  useEffect(() => {
    if (target === null || reached.current === target.key) {
      return;
    }
    const { seq, key } = target;
    const index = all.findIndex((row) => row.kind === 'message' && seqOf(row.item) === seq);
    if (index >= 0) {
      reached.current = key;
      scroll(index);
      setMarked(seq);
    } else if (asked.current !== key) {
      asked.current = key;
      void port.show(seq).then((isThere) => isThere || scroll(-1));
    }
  }, [port, target, all]);
  // Lasts as long as an eye needs to find it.
  useEffect(() => {
    const timer = marked === null ? undefined : setTimeout(() => setMarked(null), markedMs);
    return () => clearTimeout(timer);
  }, [marked]);
  return marked;
}

/** ↑ and ↓ go from message to message; from there the actions of one are a Tab away. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || !(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const articles = [...currentTarget.querySelectorAll<HTMLElement>('article')];
  const at = articles.indexOf(target);
  const next =
    target === currentTarget ? (articles.findLast(isOnScreen(currentTarget)) ?? articles.at(-1)) : articles[at + step];
  if (next !== undefined && (at >= 0 || target === currentTarget)) {
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}

const lineHeight = 20;

/** A line of it is enough: what was just sent may still be moving up. */
const isOnScreen = (scroller: HTMLElement) => {
  const { top, bottom } = scroller.getBoundingClientRect();
  return (article: HTMLElement) => {
    const box = article.getBoundingClientRect();
    return box.bottom > top && box.top + lineHeight <= bottom;
  };
};
