import type { ConversationSummary } from '@parlance/client';
import type { FolderRow } from '@parlance/client/events';
import { favourites, inList, inOrder, listOf } from '~/shared/chat/placing';

export interface Section {
  /** `favourites`, `channels`, `groups`, `direct`, or the id of a folder. */
  readonly id: string;
  readonly folder: FolderRow | null;
  readonly items: readonly ConversationSummary[];
}

interface Listed {
  readonly items: readonly ConversationSummary[];
  readonly folders: readonly FolderRow[];
  readonly titleOf: (item: ConversationSummary) => string;
  readonly language: string;
}

/** What stands where in the sidebar. Nothing moves because somebody wrote: one finds things where one has seen them last. */
export function sections({ items, folders, titleOf, language }: Listed): readonly Section[] {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const known = new Set(folders.map(({ id }) => id));
  const placed = (item: ConversationSummary) => {
    const list = listOf(item.place);
    return list === favourites || (list !== null && known.has(list)) ? list : null;
  };
  const byName = (all: readonly ConversationSummary[]) =>
    all.toSorted((a, b) => compare(titleOf(a), titleOf(b)) || (a.id < b.id ? -1 : 1));
  const free = items.filter((item) => placed(item) === null);
  const ofKind = (kind: ConversationSummary['conversation']['kind']) =>
    byName(free.filter(({ conversation }) => conversation.kind === kind));

  return [
    { id: favourites, folder: null, items: inList(items, favourites) },
    ...inOrder(folders).map((folder) => ({ id: folder.id, folder, items: inList(items, folder.id) })),
    { id: 'channels', folder: null, items: ofKind('channel') },
    { id: 'groups', folder: null, items: ofKind('group') },
    { id: 'direct', folder: null, items: ofKind('direct') },
  ];
}

/** The next one up or down, or the next with something unread, round and round. */
export function neighbour(
  order: readonly ConversationSummary[],
  current: string | null,
  step: 1 | -1,
  onlyUnread: boolean,
): string | null {
  const start = order.findIndex(({ id }) => id === current);
  for (let count = 1; count <= order.length; count++) {
    const from = start < 0 && step < 0 ? 0 : start;
    const at = (((from + step * count) % order.length) + order.length) % order.length;
    const item = order[at];
    if (
      item !== undefined &&
      item.id !== current &&
      (!onlyUnread || (item.unread > 0 && !item.muted) || item.mentions > 0)
    ) {
      return item.id;
    }
  }
  return null;
}
