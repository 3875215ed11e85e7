import { useEffect, useEffectEvent } from 'react';

/** Hears of every key from anywhere on the page. One that is taken does nothing else. */
export function useKey(takes: (event: KeyboardEvent) => boolean): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (takes(event)) {
      event.preventDefault();
    }
  });
  // Follows the keyboard.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
