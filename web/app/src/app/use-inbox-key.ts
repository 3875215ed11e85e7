import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { inboxPath } from '~/features/inbox/tabs';

/** Ctrl or ⌘ with Shift and M, from anywhere: where one was named. */
export function useInboxKey(): void {
  const navigate = useNavigate();
  // Follows the keyboard.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey && event.key.toLowerCase() === 'm') {
        event.preventDefault();
        navigate(inboxPath('mentions'));
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
}
