import { type PointerEvent, useRef } from 'react';
import { type Place, pointOf } from '~/shared/ui/place';

const holdMs = 450;
const slackPx = 8;

/** A finger that rests on something asks what can be done with it. */
export function useLongPress(onPress: (at: Place) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === 'touch') {
        const at = pointOf(event);
        start.current = { x: event.clientX, y: event.clientY };
        stop();
        timer.current = setTimeout(() => onPress(at), holdMs);
      }
    },
    onPointerMove: (event: PointerEvent) => {
      if (Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > slackPx) {
        stop();
      }
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  };
}
