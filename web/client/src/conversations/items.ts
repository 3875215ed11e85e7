import type { MessageRow, ReactionRow } from '../events.gen.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { Replica } from './replica.ts';

/** One emoji on a message. */
export interface ReactionGroup {
  readonly emoji: string;
  readonly count: number;
  /** Whether it is one's own too. */
  readonly mine: boolean;
  /** Who has left it, the first first. */
  readonly users: readonly string[];
}

/** A message that the server has. The object stays the same as long as nothing of it changes. */
export interface StoredItem {
  readonly kind: 'stored';
  /** The same as that of the pending item which it was. */
  readonly key: string;
  readonly seq: number;
  /** With an edit or a deletion of one's own that is not confirmed yet already in it. */
  readonly message: MessageRow;
  readonly reactions: readonly ReactionGroup[];
  /** What it answers; null also while that is on its way, and where one may not read it. */
  readonly quoted: MessageRow | null;
  readonly pinned: boolean;
  /** What of one's own is not confirmed yet. */
  readonly change: 'editing' | 'deleting' | null;
}

/** A message that is on its way. */
export interface PendingItem {
  readonly kind: 'pending';
  readonly key: string;
  readonly item: OutboxItem;
}

export type TimelineItem = StoredItem | PendingItem;

type Change = { readonly kind: 'edit'; readonly text: string } | { readonly kind: 'delete' };

/** Makes what is shown of messages out of what is held, and puts one's own changes into it that are not confirmed yet. */
export class Items {
  readonly #replica: Replica;
  readonly #me: string;
  readonly #stored = new Map<number, StoredItem>();
  readonly #pending = new Map<string, PendingItem>();
  /** Which items show a message as the one that they answer. */
  readonly #showing = new Map<number, Set<number>>();
  readonly #changes = new Map<number, Change>();
  readonly #reactions = new Map<number, Map<string, boolean>>();
  #version = 0;

  constructor(replica: Replica, me: string) {
    this.#replica = replica;
    this.#me = me;
  }

  /** Another one when items are different that were made before; new ones change nothing of it. */
  get version(): number {
    return this.#version;
  }

  stored(seq: number): StoredItem | null {
    const known = this.#stored.get(seq);
    if (known !== undefined) {
      return known;
    }
    const message = this.#replica.message(seq);
    if (message === undefined) {
      return null;
    }
    const item = this.#make(message);
    this.#stored.set(seq, item);
    return item;
  }

  pending(item: OutboxItem): PendingItem {
    const known = this.#pending.get(item.clientId);
    if (known?.item === item) {
      return known;
    }
    const made: PendingItem = { kind: 'pending', key: keyFor(this.#me, item.clientId), item };
    this.#pending.set(item.clientId, made);
    return made;
  }

  /** These messages look different, and with them those that answer them. */
  changed(seqs: Iterable<number>): void {
    for (const seq of seqs) {
      for (const each of [seq, ...(this.#showing.get(seq) ?? [])]) {
        this.#version += this.#stored.delete(each) ? 1 : 0;
      }
    }
  }

  clear(): void {
    this.#version++;
    this.#stored.clear();
    this.#showing.clear();
  }

  /** Shows a change before it is confirmed, until the returned function is called. */
  expect(seq: number, change: Change): () => void {
    this.#changes.set(seq, change);
    this.changed([seq]);
    return () => {
      if (this.#changes.get(seq) === change) {
        this.#changes.delete(seq);
        this.changed([seq]);
      }
    };
  }

  expectReaction(seq: number, emoji: string, on: boolean): () => void {
    const expected = this.#reactions.get(seq) ?? new Map<string, boolean>();
    this.#reactions.set(seq, expected.set(emoji, on));
    this.changed([seq]);
    return () => {
      if (expected.get(emoji) === on) {
        expected.delete(emoji);
        this.changed([seq]);
      }
    };
  }

  #make(row: MessageRow): StoredItem {
    const change = this.#changes.get(row.seq);
    if (row.replyTo !== null) {
      this.#showing.set(row.replyTo, (this.#showing.get(row.replyTo) ?? new Set()).add(row.seq));
    }
    const isGone = row.deletedAt !== null;
    return {
      kind: 'stored',
      key: keyFor(row.author, row.clientId),
      seq: row.seq,
      message: change === undefined || isGone ? row : withChange(row, change),
      reactions: this.#reactionsOf(row.seq),
      quoted: row.replyTo === null ? null : (this.#replica.message(row.replyTo) ?? null),
      pinned: this.#replica.isPinned(row.seq),
      change: change === undefined || isGone ? null : change.kind === 'edit' ? 'editing' : 'deleting',
    };
  }

  #reactionsOf(seq: number): readonly ReactionGroup[] {
    const expected = this.#reactions.get(seq);
    const byEmoji = new Map<string, ReactionRow[]>();
    for (const row of this.#replica.reactions(seq)) {
      if (!row.removed && !(row.user === this.#me && expected?.get(row.emoji) === false)) {
        byEmoji.set(row.emoji, [...(byEmoji.get(row.emoji) ?? []), row]);
      }
    }
    const groups = [...byEmoji].map(([emoji, rows]) => {
      rows.sort((a, b) => a.at.localeCompare(b.at));
      return { emoji, since: rows[0]?.at ?? '', users: rows.map((row) => row.user) };
    });
    for (const [emoji, on] of expected ?? []) {
      const group = groups.find((each) => each.emoji === emoji);
      if (on && group === undefined) {
        groups.push({ emoji, since: '~', users: [this.#me] });
      } else if (on && group !== undefined && !group.users.includes(this.#me)) {
        group.users.push(this.#me);
      }
    }
    groups.sort((a, b) => a.since.localeCompare(b.since));
    return groups.map(({ emoji, users }) => ({ emoji, users, count: users.length, mine: users.includes(this.#me) }));
  }
}

// Two people may have made the same client id, one of them on purpose.
const keyFor = (author: string, clientId: string): string => `${author}/${clientId}`;

const withChange = (row: MessageRow, change: Change): MessageRow =>
  change.kind === 'edit'
    ? { ...row, text: change.text, editedAt: row.editedAt ?? new Date().toISOString() }
    : { ...row, text: '', links: [], previews: [], poll: null, deletedAt: new Date().toISOString() };
