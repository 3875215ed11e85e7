import { useSyncExternalStore } from 'react';
import { useChat } from '~/shared/chat/use-chat';

/** Whether one has put a message by. Only what is about this one message renders anew. */
export function useIsSaved(conversation: string, seq: number): boolean {
  const { own } = useChat();
  return useSyncExternalStore(own.subscribe, () => own.getSnapshot().saved.has(`${conversation}/${seq}`));
}
