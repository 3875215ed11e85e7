import type { ConversationAgent, StoredItem } from '@parlance/client';
import type { ConversationRow, MembershipRow } from '@parlance/client/events';
import { createContext, useContext } from 'react';
import type { Task } from './tasks';

/** What the parts of an open conversation know of it and can do in it. One object as long as nothing of it changed. */
export interface Conversing {
  readonly agent: ConversationAgent;
  readonly conversation: ConversationRow;
  readonly membership: MembershipRow | null;
  readonly me: string;
  readonly reply: (item: StoredItem) => void;
  readonly edit: (item: StoredItem) => void;
  /** Begins something that asks for more before it is done. */
  readonly begin: (task: Task) => void;
  readonly markUnread: (item: StoredItem) => void;
  readonly react: (item: StoredItem, emoji: string, on: boolean) => void;
  /** Goes to a message, wherever in the conversation it is. */
  readonly show: (seq: number) => void;
  /** Shows what was said to a message; null where one is in a thread already. */
  readonly openThread: ((seq: number) => void) | null;
}

export const ConversingContext = createContext<Conversing | null>(null);

export function useConversing(): Conversing {
  const conversing = useContext(ConversingContext);
  if (conversing === null) {
    throw new Error('No ConversingContext above this component.');
  }
  return conversing;
}
