import type { StoredItem, Timeline } from '@parlance/client';

/** What a list of messages shows: those of a conversation, or of one thread in it. */
export interface LogView {
  readonly timeline: Timeline;
  readonly readSeq: number;
  readonly unread: number;
  readonly newestSeq: number;
  /** False for as long as what is missing here is on its way. */
  readonly isCurrent: boolean;
  /** The message that the thread is about; null for a conversation. */
  readonly root: StoredItem | null;
}

/** What can be done with it. The agents of conversations are this as they are. */
export interface LogPort {
  send(said: {
    readonly text: string;
    readonly replyTo?: number;
    readonly also?: boolean;
    readonly silent?: boolean;
  }): unknown;
  read(seq: number): void;
  markUnread(seq: number): Promise<void>;
  loadBefore(): Promise<void>;
  loadAfter(): Promise<void>;
  show(seq: number): Promise<boolean>;
}
