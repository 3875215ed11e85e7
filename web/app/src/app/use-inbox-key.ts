import { useNavigate } from 'react-router';
import { inboxPath } from '~/features/inbox/tabs';
import { useKey } from '~/shared/hooks/use-key';

/** Ctrl or ⌘ with Shift and M, from anywhere: where one was named. */
export function useInboxKey(): void {
  const navigate = useNavigate();
  useKey(({ key, ctrlKey, metaKey, shiftKey, altKey }) => {
    const isPressed = (ctrlKey || metaKey) && shiftKey && !altKey && key.toLowerCase() === 'm';
    if (isPressed) {
      navigate(inboxPath('mentions'));
    }
    return isPressed;
  });
}
