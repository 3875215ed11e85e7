import type { ConversationRow, MembershipRow } from '@parlance/client/events';
import { isMuted, may } from '~/shared/chat/rights';

/** Why there is no field to write in. */
export type Bar =
  | { readonly kind: 'preview' | 'archived' | 'rules' }
  | { readonly kind: 'muted'; readonly until: string };

export function barOf(conversation: ConversationRow, membership: MembershipRow | null): Bar | null {
  if (conversation.archivedAt !== null) {
    return { kind: 'archived' };
  }
  if (membership === null) {
    return { kind: 'preview' };
  }
  if (isMuted(membership)) {
    return { kind: 'muted', until: membership.mutedUntil ?? '' };
  }
  return may('send', conversation, membership) ? null : { kind: 'rules' };
}
