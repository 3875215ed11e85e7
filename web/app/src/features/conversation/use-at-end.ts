import { useCallback, useEffect, useRef, useState } from 'react';

interface Ended {
  readonly isAtEnd: () => boolean;
}

/**
 * Whether the newest message is on the screen, and what to call when that may have changed. That one has left the end is believed in the next frame:
 * between a message and the step that follows it nobody is anywhere else, and to draw it twice would hold up whoever types.
 */
export function useAtEnd(): readonly [boolean, (list: Ended) => void] {
  const [atEnd, setAtEnd] = useState(true);
  const frame = useRef<number | null>(null);
  const look = useCallback((list: Ended) => {
    if (list.isAtEnd()) {
      setAtEnd(true);
    } else {
      frame.current ??= requestAnimationFrame(() => {
        frame.current = null;
        setAtEnd(list.isAtEnd());
      });
    }
  }, []);
  // A frame that comes after the list is gone has nothing to look at.
  useEffect(
    () => () => {
      if (frame.current !== null) {
        cancelAnimationFrame(frame.current);
        frame.current = null;
      }
    },
    [],
  );
  return [atEnd, look];
}
