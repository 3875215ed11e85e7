import { favourites, type Neighbour } from '~/shared/chat/placing';
import type { Section } from './sections';

/** What somebody holds with the mouse. */
export type Dragged =
  | { readonly kind: 'conversation'; readonly id: string }
  | { readonly kind: 'folder'; readonly id: string };

/** What is below the mouse: a section, and the conversation in it if it is over one. */
export interface Over {
  readonly section: string;
  readonly item: string | null;
  /** Whether it is in the lower half of the conversation, or of a section where there is none. */
  readonly isLow: boolean;
}

/** What letting go would do. */
export type Drop =
  | {
      readonly kind: 'place';
      readonly section: string;
      readonly list: string | null;
      readonly beside: Neighbour | null;
    }
  | { readonly kind: 'folder'; readonly section: string; readonly beside: Neighbour };

/** What letting go here would do; null for nothing. */
export function dropOf(dragged: Dragged, over: Over, sections: readonly Section[]): Drop | null {
  const section = sections.find(({ id }) => id === over.section);
  if (section === undefined) {
    return null;
  }
  return dragged.kind === 'folder'
    ? folderDrop(dragged.id, section, over.isLow, sections)
    : conversationDrop(dragged.id, section, over, sections);
}

function conversationDrop(id: string, section: Section, over: Over, sections: readonly Section[]): Drop | null {
  const from = sections.find(({ items }) => items.some((item) => item.id === id));
  const isList = section.folder !== null || section.id === favourites;
  if (!isList) {
    // Out of a list it goes back to where its kind stands.
    const wasInList = from?.folder != null || from?.id === favourites;
    return wasInList ? { kind: 'place', section: section.id, list: null, beside: null } : null;
  }
  const others = section.items.filter((item) => item.id !== id);
  const beside = over.item === null || over.item === id ? null : over.item;
  if (beside === null) {
    const isThere = from?.id === section.id;
    return isThere ? null : { kind: 'place', section: section.id, list: section.id, beside: null };
  }
  const side = over.isLow ? 'after' : 'before';
  const at = others.findIndex((item) => item.id === beside) + (over.isLow ? 1 : 0);
  if (from?.id === section.id && section.items.findIndex((item) => item.id === id) === at) {
    return null;
  }
  return { kind: 'place', section: section.id, list: section.id, beside: { id: beside, side } };
}

function folderDrop(id: string, section: Section, isLow: boolean, sections: readonly Section[]): Drop | null {
  if (section.folder === null || section.id === id) {
    return null;
  }
  const order = sections.filter(({ folder }) => folder !== null).map((one) => one.id);
  const others = order.filter((one) => one !== id);
  const at = others.indexOf(section.id) + (isLow ? 1 : 0);
  return order.indexOf(id) === at
    ? null
    : { kind: 'folder', section: section.id, beside: { id: section.id, side: isLow ? 'after' : 'before' } };
}
