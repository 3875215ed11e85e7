import { useNavigate } from 'react-router';
import { neighbour } from '~/features/sidebar/sections';
import { useSections } from '~/features/sidebar/use-sections';
import { pathOf } from '~/shared/chat/paths';
import { useKey } from '~/shared/hooks/use-key';

/** Alt with ↑ or ↓ goes to the conversation above or below, with Shift to the next that has something unread. */
export function useTravelKeys(me: string, current: string | null): void {
  const navigate = useNavigate();
  const order = useSections(me);
  useKey(({ key, ctrlKey, metaKey, shiftKey, altKey }) => {
    const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : null;
    if (step === null || !altKey || ctrlKey || metaKey) {
      return false;
    }
    const next = neighbour(
      order.flatMap(({ items }) => items),
      current,
      step,
      shiftKey,
    );
    if (next !== null) {
      navigate(pathOf(next));
    }
    return true;
  });
}
