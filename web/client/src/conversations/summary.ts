import type { ConversationRow, MembershipRow, MessageRow } from '../events.gen.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { Home } from './home.ts';
import type { Position } from './read-position.ts';
import type { ConversationSummary } from './state.ts';
import type { Unread } from './unread.ts';

interface Parts {
  readonly conversation: ConversationRow;
  readonly membership: MembershipRow;
  readonly home: Home;
  readonly newest: MessageRow | null;
  readonly position: Position;
  readonly unread: Unread;
  readonly typing: readonly string[];
  readonly pending: readonly OutboxItem[];
}

/** What the list shows of a conversation: the object from before, when nothing of it is different. */
export function summarize(before: ConversationSummary | null, parts: Parts): ConversationSummary {
  const { conversation, membership, home, newest, pending } = parts;
  const { id } = conversation;
  const notification = home.own.row('notification', id) ?? null;
  const place = home.own.row('place', id);
  const sameTyping = before !== null && before.typing.join() === parts.typing.join();
  const now: ConversationSummary = {
    id,
    conversation,
    membership,
    peer: conversation.between?.find((user) => user !== home.me) ?? null,
    newest,
    activeAt: newest?.createdAt ?? membership.joinedAt,
    unread: parts.unread.unread,
    mentions: parts.unread.mentions,
    readSeq: parts.position.seq,
    notification,
    muted: isMuted(notification),
    place: place !== undefined && (place.favourite || place.folder !== null) ? place : null,
    draft: home.drafts.get(id),
    waiting: pending.filter((item) => item.state.kind !== 'failed' && item.state.kind !== 'sent').length,
    failed: pending.filter((item) => item.state.kind === 'failed').length + failedLater(home, id),
    typing: sameTyping ? before.typing : parts.typing,
  };
  return before !== null && isSame(before, now) ? before : now;
}

/** What was written for later and could not be sent then. */
const failedLater = (home: Home, id: string): number =>
  [...home.own.getSnapshot().scheduled.values()].filter((row) => row.conversation === id && row.state === 'failed')
    .length;

const isMuted = (notification: ConversationSummary['notification']): boolean =>
  notification !== null &&
  (notification.level === 'nothing' ||
    (notification.mutedUntil !== null && Date.parse(notification.mutedUntil) > Date.now()));

const isSame = (before: ConversationSummary, now: ConversationSummary): boolean =>
  (Object.keys(now) as (keyof ConversationSummary)[]).every((key) => before[key] === now[key]);
