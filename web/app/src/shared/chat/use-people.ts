import type { PersonCard } from '@parlance/client/events';
import { useEffect } from 'react';
import type { Text } from '~/shared/i18n/en';
import { useText } from '~/shared/i18n/use-text';
import { useChat, useReadable } from './use-chat';

/** A person's card, which is asked for where it is not known. */
export const usePerson = (id: string): PersonCard | null => useReadable(useChat().people.card(id));

export const nameOf = (card: PersonCard | null | undefined, text: Text): string =>
  card == null ? '…' : card.deleted ? text.people.deleted : card.displayName;

export const usePersonName = (id: string): string => nameOf(usePerson(id), useText());

/** The names of several people, in their order. */
export function useNames(ids: readonly string[]): readonly string[] {
  const text = useText();
  const client = useChat();
  const known = useReadable(client.people.all);
  return ids.map((id) => nameOf(known.get(id) ?? client.people.get(id), text));
}

/** Follows, on the server, whether these people are here, as long as they are on the screen. */
export function useWatched(users: readonly string[]): void {
  const { presence } = useChat();
  const key = users.join(' ');
  useEffect(() => presence.watch(key === '' ? [] : key.split(' ')), [presence, key]);
}

export const usePresence = (user: string) => useReadable(useChat().presence.of(user))?.state ?? null;
