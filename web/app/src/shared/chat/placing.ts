import type { ConversationSummary } from '@parlance/client';
import type { FolderRow, PlaceRow } from '@parlance/client/events';

export const favourites = 'favourites';

/** Beside what something is to stand. */
export interface Neighbour {
  readonly id: string;
  readonly side: 'before' | 'after';
}

/** The list that somebody has put a conversation into: the favourites, or the id of a folder; null for none. */
export const listOf = (place: PlaceRow | null): string | null =>
  place === null ? null : place.favourite ? favourites : place.folder;

/** What is in such a list, in its order. */
export const inList = (items: readonly ConversationSummary[], list: string): readonly ConversationSummary[] =>
  items
    .filter(({ place }) => listOf(place) === list)
    .toSorted((a, b) => (a.place?.position ?? 0) - (b.place?.position ?? 0));

export const inOrder = (folders: Iterable<FolderRow>): readonly FolderRow[] =>
  [...folders].toSorted((a, b) => a.position - b.position);

/** Where something comes to stand that goes one step up or down; null at the end. */
export function stepped(order: readonly { readonly id: string }[], id: string, step: 1 | -1): Neighbour | null {
  const beside = order[order.findIndex((one) => one.id === id) + step];
  return beside === undefined || beside.id === id ? null : { id: beside.id, side: step < 0 ? 'before' : 'after' };
}

/** For `folder:place`: puts a conversation into a list, at the end of it or beside another one. */
export const placing = (conversation: string, list: string | null, beside: Neighbour | null = null) => ({
  conversation,
  ...(list === null ? {} : list === favourites ? { favourite: true } : { folder: list }),
  ...(beside === null ? {} : { [beside.side]: beside.id }),
});
