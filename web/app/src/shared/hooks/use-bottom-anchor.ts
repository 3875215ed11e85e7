import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

// Less than this from the end counts as being there.
const slackPx = 48;

interface BottomAnchor {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly atBottom: boolean;
  readonly onScroll: () => void;
  readonly toBottom: (smoothly?: boolean) => void;
}

/** Keeps a scroller at its end while the reader is there, and leaves it alone when they are not. */
export function useBottomAnchor(): BottomAnchor {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const [atBottom, setAtBottom] = useState(true);

  // Follows the browser's layout: new rows, a keyboard sliding in, a window that changes. It runs before paint.
  useLayoutEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (outer === null || inner === null) {
      return;
    }
    const observer = new ResizeObserver(() => {
      if (pinned.current) {
        outer.scrollTop = outer.scrollHeight;
      }
    });
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  return {
    scroller,
    content,
    atBottom,
    onScroll: () => {
      const element = scroller.current;
      if (element !== null) {
        pinned.current = element.scrollHeight - element.scrollTop - element.clientHeight < slackPx;
        setAtBottom(pinned.current);
      }
    },
    toBottom: (smoothly = false) => {
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      pinned.current = true;
      scroller.current?.scrollTo({
        top: scroller.current.scrollHeight,
        behavior: smoothly && !calm ? 'smooth' : 'instant',
      });
    },
  };
}
