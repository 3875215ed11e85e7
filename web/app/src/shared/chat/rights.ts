import type { ConversationRow, MembershipRow } from '@parlance/client/events';

export type Role = MembershipRow['role'];
export const roles: readonly Role[] = ['guest', 'member', 'moderator', 'owner'];

export const isAtLeast = (role: Role, lowest: Role): boolean => roles.indexOf(role) >= roles.indexOf(lowest);

type FixedRight =
  | 'describe'
  | 'deleteOthers'
  | 'mute'
  | 'kick'
  | 'ban'
  | 'review'
  | 'hooks'
  | 'webhooks'
  | 'changeRole'
  | 'archive';
export type Right = 'send' | 'mentionEverybody' | 'invite' | 'pin' | FixedRight;

// The table of docs/protocol.md, 'Who may do what'. The server has the last word; this says what is worth offering.
const fixed: Readonly<Record<FixedRight, Role>> = {
  describe: 'member',
  deleteOthers: 'moderator',
  mute: 'moderator',
  kick: 'moderator',
  ban: 'moderator',
  review: 'moderator',
  hooks: 'moderator',
  webhooks: 'owner',
  changeRole: 'owner',
  archive: 'owner',
};

// What goes on in an archive.
const whileArchived: ReadonlySet<Right> = new Set(['mute', 'kick', 'ban', 'review', 'changeRole', 'archive']);

export function may(right: Right, conversation: ConversationRow, membership: MembershipRow | null): boolean {
  if (membership === null || membership.leftAt !== null) {
    return false;
  }
  if (conversation.archivedAt !== null && !whileArchived.has(right)) {
    return false;
  }
  if ((right === 'send' || right === 'pin' || right === 'describe') && isMuted(membership)) {
    return false;
  }
  const lowest = lowestFor(right, conversation);
  return lowest !== null && isAtLeast(membership.role, lowest);
}

function lowestFor(right: Right, { kind, rules }: ConversationRow): Role | null {
  switch (right) {
    case 'send':
      return rules?.send ?? 'guest';
    case 'pin':
      return rules?.pin ?? 'guest';
    case 'mentionEverybody':
      return rules?.mentionEverybody ?? null;
    case 'invite':
      return rules?.invite ?? null;
    case 'describe':
      return kind === 'direct' ? null : kind === 'channel' ? 'moderator' : fixed.describe;
    default:
      return kind === 'direct' ? null : fixed[right];
  }
}

export const isMuted = (membership: { readonly mutedUntil: string | null }): boolean =>
  membership.mutedUntil !== null && Date.parse(membership.mutedUntil) > Date.now();

/** Moderators act on those below them, owners on everybody. */
export const isAbove = (mine: Role, theirs: Role): boolean =>
  mine === 'owner' || (mine === 'moderator' && !isAtLeast(theirs, 'moderator'));
