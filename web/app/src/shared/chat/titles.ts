import type { ConversationRow } from '@parlance/client/events';
import type { Text } from '~/shared/i18n/en';
import { useText } from '~/shared/i18n/use-text';
import { useChat, useReadable } from './use-chat';
import { nameOf } from './use-people';

/** The other one of a direct conversation. Whoever writes to themselves is both. */
export const peerOf = (conversation: ConversationRow, me: string): string | null =>
  conversation.between === null ? null : (conversation.between.find((id) => id !== me) ?? me);

export const groupName = (conversation: ConversationRow, text: Text): string =>
  conversation.name === '' ? text.chat.unnamedGroup(conversation.memberCount) : conversation.name;

/** What a conversation is called, by whoever reads. */
export function useTitleOf(me: string): (conversation: ConversationRow) => string {
  const text = useText();
  const client = useChat();
  const people = useReadable(client.people.all);
  return (conversation) => {
    const peer = peerOf(conversation, me);
    return peer === null ? groupName(conversation, text) : nameOf(people.get(peer) ?? client.people.get(peer), text);
  };
}
