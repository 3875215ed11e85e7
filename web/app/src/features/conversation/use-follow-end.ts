import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';

interface Following {
  readonly scroller: RefObject<HTMLElement | null>;
  /** Whether what is at the end of the list is the newest. */
  readonly isWhole: boolean;
  /** This close to the end one is at the end. */
  readonly slackPx: number;
  readonly toEnd: () => void;
}

/**
 * Whoever is at the end stays there, however much comes at once and however late its height is known: only going up ends it. Returns what is to be
 * called where something else than the reader goes elsewhere.
 */
export function useFollowEnd({ scroller, isWhole, slackPx, toEnd }: Following): () => void {
  const follows = useRef(false);
  const last = useRef(0);
  const look = useEffectEvent((): boolean => {
    const element = scroller.current;
    if (element === null) {
      return true;
    }
    const top = element.scrollTop;
    const isAtEnd = element.scrollHeight - element.clientHeight - top <= slackPx;
    follows.current = isAtEnd ? isWhole : follows.current && isWhole && top >= last.current;
    last.current = top;
    return isAtEnd;
  });
  useLayoutEffect(() => {
    if (!look() && follows.current) {
      toEnd();
    }
  });
  // Follows the reader's scrolling.
  useEffect(() => {
    const element = scroller.current;
    const follow = () => void look();
    element?.addEventListener('scroll', follow, { passive: true });
    return () => element?.removeEventListener('scroll', follow);
  }, [scroller]);
  return () => {
    follows.current = false;
  };
}
