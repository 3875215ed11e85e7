import { useMe } from '~/shared/api/use-api';
import { may } from '~/shared/chat/rights';
import { useChat, useReadable } from '~/shared/chat/use-chat';

/** Where one decides about reports: conversations by their ids, and null for the server. */
export function useReviewPlaces(): readonly (string | null)[] {
  const { role } = useMe();
  const { items } = useReadable(useChat().conversations);
  const own = items
    .filter(({ conversation, membership }) => may('review', conversation, membership))
    .map(({ id }) => id);
  return role === 'administrator' ? [null, ...own] : own;
}
