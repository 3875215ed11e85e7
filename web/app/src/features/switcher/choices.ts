import type { ConversationSummary } from '@parlance/client';
import type { ConversationRow, PersonCard } from '@parlance/client/events';
import { rank } from '~/shared/text/rank';

export type Choice =
  | { readonly kind: 'conversation'; readonly key: string; readonly item: ConversationSummary }
  | { readonly kind: 'person'; readonly key: string; readonly person: PersonCard }
  | { readonly kind: 'search'; readonly key: string; readonly query: string };

interface From {
  /** The liveliest first. */
  readonly items: readonly ConversationSummary[];
  readonly titleOf: (conversation: ConversationRow) => string;
  readonly people: readonly PersonCard[];
  readonly query: string;
  readonly me: string;
}

const conversationsMax = 9;

/** Where one may want to go: what goes best with the letters first, and of what goes as well, the liveliest. */
export function choices({ items, titleOf, people, query, me }: From): readonly Choice[] {
  const conversations = items
    .flatMap((item) => {
      const value = rank(titleOf(item.conversation), query);
      return value === null ? [] : [{ item, value }];
    })
    .toSorted((a, b) => a.value - b.value)
    .slice(0, conversationsMax)
    .map(({ item }): Choice => ({ kind: 'conversation', key: item.id, item }));
  const wanted = query.trim();
  if (wanted === '') {
    return conversations;
  }
  // Whom one writes with already is above, as the conversation.
  const peers = new Set(items.map(({ peer }) => peer));
  const others = people
    .filter(({ id, deleted }) => id !== me && !deleted && !peers.has(id))
    .map((person): Choice => ({ kind: 'person', key: person.id, person }));
  return [...conversations, ...others, { kind: 'search', key: 'search', query: wanted }];
}
