import { type PointerEvent, useRef } from 'react';

const edgePx = 32;
const farPx = 72;

/** On a phone, a finger that goes in from the left edge leads back to the list. */
export function useSwipeBack(onBack: () => void) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      start.current =
        event.pointerType === 'touch' && event.clientX < edgePx ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerMove: (event: PointerEvent) => {
      const from = start.current;
      if (from !== null && event.clientX - from.x > farPx && Math.abs(event.clientY - from.y) < farPx / 2) {
        start.current = null;
        onBack();
      }
    },
    onPointerUp: () => {
      start.current = null;
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
}
