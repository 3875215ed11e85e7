import { type KeyboardEvent, useCallback, useSyncExternalStore } from 'react';
import { useChat } from './use-chat';

/** Whether Enter alone sends, on all devices of this account. */
export function useEnterSends(): boolean {
  const { own } = useChat();
  return useSyncExternalStore(own.subscribe, () => own.getSnapshot().setting.get('enterToSend')?.value !== 'off');
}

/** Tells whether a key sends what is written: Enter, or Ctrl or ⌘ with it where one has chosen so. */
export function useSendKey(): (event: KeyboardEvent) => boolean {
  const enterSends = useEnterSends();
  return useCallback(
    ({ key, shiftKey, altKey, ctrlKey, metaKey }) =>
      key === 'Enter' && !shiftKey && !altKey && (enterSends || ctrlKey || metaKey),
    [enterSends],
  );
}
