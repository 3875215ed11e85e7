import { useEffect } from 'react';

/** A question mark, where nothing is being written and nothing asks for an answer. */
export function useShortcutsKey(onPress: () => void): void {
  // Follows the keyboard.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      const isWriting =
        target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
      if (key === '?' && !ctrlKey && !metaKey && !altKey && !isWriting && document.querySelector(':modal') === null) {
        event.preventDefault();
        onPress();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onPress]);
}
