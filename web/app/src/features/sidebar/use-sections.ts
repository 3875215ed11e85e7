import { useMemo } from 'react';
import { calm } from '~/shared/chat/calm';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { languageSetting } from '~/shared/i18n/use-text';
import { useSetting } from '~/shared/settings/setting';
import { type Section, sections } from './sections';

export function useSections(me: string): readonly Section[] {
  const client = useChat();
  const { items } = useReadable(calm(client.conversations));
  const { folder } = useReadable(client.own);
  const people = useReadable(client.people.all);
  const titleOf = useTitleOf(me);
  const language = useSetting(languageSetting);
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles follow from the people and the language.
  return useMemo(
    () => sections({ items, folders: [...folder.values()], titleOf: (item) => titleOf(item.conversation), language }),
    [items, folder, people, language],
  );
}
