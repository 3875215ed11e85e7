import { useKey } from '~/shared/hooks/use-key';

/** Ctrl or ⌘ with K, from anywhere. */
export function useSwitcherKey(onPress: () => void): void {
  useKey(({ key, ctrlKey, metaKey, shiftKey, altKey }) => {
    const isPressed = (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k';
    if (isPressed) {
      onPress();
    }
    return isPressed;
  });
}
