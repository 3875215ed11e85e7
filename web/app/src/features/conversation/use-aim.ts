import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { Row } from './rows';

type Align = 'start' | 'center';

/** So many frames later the list has come to rest, and what is in it is as high as it is. */
const framesToRest = 12;

/**
 * How to go to a row, and there again when others come before it on the way: the virtualizer goes to a place in the list, whatever row is there by
 * then.
 */
export function useAim(all: readonly Row[], virtual: Virtualizer<HTMLDivElement, Element>) {
  const aim = useRef<{ readonly row: Row | undefined; readonly index: number; readonly align: Align } | null>(null);
  const go = (index: number, align: Align) => {
    const now = { row: all[index], index, align };
    let left = framesToRest;
    const rest = () => {
      if (left-- > 0) {
        requestAnimationFrame(rest);
      } else if (aim.current === now) {
        aim.current = null;
      }
    };
    virtual.scrollToIndex(index, { align });
    aim.current = now;
    rest();
  };
  useLayoutEffect(() => {
    const { current } = aim;
    const index = all.findIndex(({ key }) => key === current?.row?.key);
    if (current !== null && index >= 0 && index !== current.index) {
      go(index, current.align);
    }
  });
  return go;
}
