import { useKey } from '~/shared/hooks/use-key';

/** A question mark, where nothing is being written and nothing asks for an answer. */
export function useShortcutsKey(onPress: () => void): void {
  useKey(({ target, key, ctrlKey, metaKey, altKey }) => {
    const isWriting =
      target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
    const isPressed =
      key === '?' && !ctrlKey && !metaKey && !altKey && !isWriting && document.querySelector(':modal') === null;
    if (isPressed) {
      onPress();
    }
    return isPressed;
  });
}
