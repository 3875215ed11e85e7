import type { Draft } from '../drafts/drafts.ts';
import type {
  ConversationRow,
  MemberRow,
  MembershipRow,
  MessageRow,
  NotificationRow,
  PinRow,
  PlaceRow,
  ReceiptRow,
  ThreadRow,
} from '../events.gen.ts';
import type { ParlanceError } from '../shared/parlance-error.ts';
import type { StoredItem, TimelineItem } from './items.ts';

/** A stretch of a conversation without holes. */
export interface Timeline {
  /** The oldest first, without what is aside in threads; at the end what is on its way. */
  readonly items: readonly TimelineItem[];
  /** Whether there is something before it that can be loaded. */
  readonly before: 'start' | 'more' | 'loading';
  /** `end`: these are the newest messages, and others join them live. */
  readonly after: 'end' | 'more' | 'loading';
}

export interface ReadyConversation {
  readonly kind: 'ready';
  readonly conversation: ConversationRow;
  /** Null where one is not in it. */
  readonly membership: MembershipRow | null;
  readonly timeline: Timeline;
  /** Who is in it, by their ids; null in channels, which may be large: `member:list` has them in pages. */
  readonly members: ReadonlyMap<string, MemberRow> | null;
  /** What is pinned, the last pin first. */
  readonly pins: readonly PinRow[];
  readonly receipts: readonly ReceiptRow[];
  readonly readSeq: number;
  /** Exact to 99; 100 stands for more. */
  readonly unread: number;
  readonly mentions: number;
  /** The seq of the newest message that is known, also of one in a thread. */
  readonly newestSeq: number;
  readonly typing: readonly string[];
  /** False while it is what the device has kept, and was not compared with the server over this connection. */
  readonly fresh: boolean;
}

export type ConversationState =
  | { readonly kind: 'loading' }
  /** One is not in it: `left` (or put out), or `not_found`. */
  | { readonly kind: 'gone'; readonly code: 'left' | 'not_found' }
  | { readonly kind: 'failed'; readonly error: ParlanceError }
  | ReadyConversation;

export type ThreadState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly error: ParlanceError }
  | {
      readonly kind: 'ready';
      /** Its first message. */
      readonly root: StoredItem;
      readonly items: readonly TimelineItem[];
      readonly before: 'start' | 'more' | 'loading';
      /** What one has to do with it; null for nothing. */
      readonly row: ThreadRow | null;
      readonly readSeq: number;
      readonly unread: number;
    };

/** What a list shows of a conversation. The object stays the same as long as nothing of it changes. */
export interface ConversationSummary {
  readonly id: string;
  readonly conversation: ConversationRow;
  readonly membership: MembershipRow;
  /** The other person of a direct conversation. */
  readonly peer: string | null;
  /** Without those that are aside in threads. */
  readonly newest: MessageRow | null;
  /** When something was last said, or when one came. */
  readonly activeAt: string;
  /** Exact to 99; 100 stands for more. */
  readonly unread: number;
  readonly mentions: number;
  readonly readSeq: number;
  readonly notification: NotificationRow | null;
  readonly muted: boolean;
  /** Among the favourites, or in a folder. */
  readonly place: PlaceRow | null;
  readonly draft: Draft | null;
  /** How many messages are on their way. */
  readonly waiting: number;
  /** How many could not be sent, now or at the time for which they were written. */
  readonly failed: number;
  readonly typing: readonly string[];
}

export interface ConversationsState {
  /** `ready` when there is a list: what the device has kept, or the server's. */
  readonly status: 'loading' | 'ready';
  /** What was active last comes first. */
  readonly items: readonly ConversationSummary[];
  readonly byId: ReadonlyMap<string, ConversationSummary>;
  /** Of those that are not muted. */
  readonly unread: number;
  readonly mentions: number;
}
