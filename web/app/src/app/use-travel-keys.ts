import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { neighbour } from '~/features/sidebar/sections';
import { useSections } from '~/features/sidebar/use-sections';
import { pathOf } from '~/shared/chat/paths';

/** Alt with ↑ or ↓ goes to the conversation above or below, with Shift to the next that has something unread. */
export function useTravelKeys(me: string, current: string | null): void {
  const navigate = useNavigate();
  const order = useSections(me);
  // Follows the keyboard.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
      if (step === null || !event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      const next = neighbour(
        order.flatMap(({ items }) => items),
        current,
        step,
        event.shiftKey,
      );
      event.preventDefault();
      if (next !== null) {
        navigate(pathOf(next));
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate, order, current]);
}
