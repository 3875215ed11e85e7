import type { AskedPoll, MessageRow } from '../events.gen.ts';

/** What somebody writes. */
export interface Draftable {
  readonly text: string;
  /** The seq of the message that it answers. */
  readonly replyTo?: number | null;
  /** The seq of the first message of the thread in which it is said. */
  readonly thread?: number | null;
  /** In a thread: whether it is to be among the messages of the conversation too. */
  readonly also?: boolean;
  /** Whether it is to interrupt nobody. */
  readonly silent?: boolean;
  /** A message whose text is sent instead of `text`. */
  readonly forward?: { readonly conversation: string; readonly seq: number } | null;
  /** What is asked with it; `text` is the question. */
  readonly poll?: AskedPoll | null;
}

export type SendState =
  /** For a connection, or for those before it. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** The server wants it to wait. `until` in Unix milliseconds. */
  | { readonly kind: 'paused'; readonly until: number; readonly code: string }
  /** It is on the server's disk, and not yet among the messages that are held. */
  | { readonly kind: 'sent'; readonly message: MessageRow }
  /** It was refused, and is not sent again by itself. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** A message on its way. */
export interface OutboxItem {
  /** By which the server knows a repetition. */
  readonly clientId: string;
  /** Where it goes: a conversation, */
  readonly conversation: string | null;
  /** or a person, with whom there is no conversation yet. */
  readonly to: string | null;
  readonly text: string;
  readonly replyTo: number | null;
  readonly thread: number | null;
  readonly also: boolean;
  readonly silent: boolean;
  readonly forward: { readonly conversation: string; readonly seq: number } | null;
  readonly poll: AskedPoll | null;
  /** The rev of the draft that it was, which the server empties with it. */
  readonly draft: number | null;
  /** When it was written, by this device's clock. */
  readonly createdAt: string;
  /** Its place among all that was written on this device. */
  readonly order: number;
  readonly state: SendState;
}

/** Messages to one place go one after the other. */
export const laneOf = (item: OutboxItem): string => item.conversation ?? `to ${item.to}`;

export const isUnsent = (item: OutboxItem): boolean => item.state.kind !== 'sent' && item.state.kind !== 'failed';
