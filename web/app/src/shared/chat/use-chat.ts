import type { ChatClient, Readable } from '@parlance/client';
import { createContext, useContext, useSyncExternalStore } from 'react';

export const ChatContext = createContext<ChatClient | null>(null);

export function useChat(): ChatClient {
  const client = useContext(ChatContext);
  if (client === null) {
    throw new Error('No ChatContext above this component.');
  }
  return client;
}

/** What something that lives outside of React holds now, and from then on. */
export const useReadable = <T>(of: Readable<T>): T => useSyncExternalStore(of.subscribe, of.getSnapshot);
