import type { Ask } from '../connection/contract.ts';
import type {
  ConversationRow,
  FeedRow,
  MemberRow,
  MessageRow,
  PinRow,
  ReactionRow,
  ReceiptRow,
  SeqRange,
} from '../events.gen.ts';
import { Feed, type FeedKeeper } from '../feeds/feed.ts';
import { lastRange, type Ranges, rangeAt, within, withRange } from '../feeds/ranges.ts';
import { Rows } from '../feeds/rows.ts';
import type { ParlanceError } from '../shared/parlance-error.ts';

/** What the server takes in one question. */
const rangesMax = 50;

/** What the local store keeps of a conversation. */
export interface ReplicaSnapshot {
  readonly rev: number;
  readonly epoch: string | null;
  readonly whole: boolean;
  readonly hasMembers: boolean;
  readonly ranges: Ranges;
  readonly rows: readonly FeedRow[];
}

/** Who is told of what has changed. */
export interface ReplicaListener {
  /** These messages look different, or are new: their rows, their reactions, their pins; and perhaps other rows. */
  changed(seqs: ReadonlySet<number>): void;
  /** New messages answer these, which are not held. */
  wanted(seqs: readonly number[]): void;
  /** The newest messages do not join on to those that were the newest before, which end there. */
  hole(lastSeq: number): void;
  gone(): void;
  refused(error: ParlanceError): void;
  forgotten(): void;
}

/**
 * What is held of one conversation: rows, and the stretches of seqs of which all messages are held. Beside these, single messages are held
 * that others answer, that are pinned, or that are in a thread on the screen.
 */
export class Replica implements FeedKeeper {
  readonly feed: Feed;
  conversation: ConversationRow | null = null;
  ranges: Ranges = [];
  /** Whether pins and receipts are held, and not only some messages. */
  whole = false;
  /** Whether the members are held. */
  hasMembers = false;
  /** Whether they are to be. */
  wantsMembers = false;
  readonly #messages = new Map<number, MessageRow>();
  readonly #reactions = new Map<number, Rows<ReactionRow>>();
  readonly #members = new Rows<MemberRow>();
  readonly #pins = new Rows<PinRow>();
  readonly #receipts = new Rows<ReceiptRow>();
  /** What the messages in the stretches answer. */
  readonly #quoted = new Set<number>();
  /** Stretches outside of those that are held, in which somebody holds single messages. */
  readonly #wanted = new Map<string, readonly SeqRange[]>();
  readonly #came = new Set<number>();
  readonly #listener: ReplicaListener;
  #edits = 0;
  #reads = 0;
  #fromNothing = false;
  #asksMembers = false;

  constructor(id: string, ask: Ask, listener: ReplicaListener) {
    this.feed = new Feed(`conversation:${id}`, ask, this);
    this.#listener = listener;
  }

  get lastSeq(): number {
    return lastRange(this.ranges)?.to ?? 0;
  }

  /** Another number when a message is different that was held before, or is held no more. */
  get edits(): number {
    return this.#edits;
  }

  message(seq: number): MessageRow | undefined {
    return this.#messages.get(seq);
  }

  /** The newest message that is held, but for those that are aside in threads; null when none is. */
  get newestShown(): MessageRow | null {
    const last = lastRange(this.ranges);
    for (let seq = last?.to ?? 0; last !== undefined && seq >= last.from; seq--) {
      const message = this.message(seq);
      if (message?.aside === false) {
        return message;
      }
    }
    return null;
  }

  messages(): Iterable<MessageRow> {
    return this.#messages.values();
  }

  reactions(seq: number): Iterable<ReactionRow> {
    return this.#messages.get(seq)?.purged === true ? [] : (this.#reactions.get(seq)?.values() ?? []);
  }

  /** Who is in it, by their ids. */
  membersHere(): ReadonlyMap<string, MemberRow> {
    const here = [...this.memberRows()].filter((member) => member.leftAt === null);
    return new Map(here.map((member) => [member.user, member]));
  }

  memberRows(): Iterable<MemberRow> {
    return this.#members.values();
  }

  isPinned(seq: number): boolean {
    return this.#pins.get(`${seq}`)?.removed === false;
  }

  pins(): PinRow[] {
    return [...this.#pins.values()].filter((pin) => !pin.removed);
  }

  receipts(): ReceiptRow[] {
    return [...this.#receipts.values()].filter((receipt) => !receipt.removed);
  }

  /** Keeps what lies in these stretches fresh, without holding all of them. An empty list ends it. */
  want(owner: string, ranges: readonly SeqRange[]): void {
    if (ranges.length === 0) {
      this.#wanted.delete(owner);
    } else {
      this.#wanted.set(owner, ranges);
    }
  }

  /**
   * Runs a read of history, and holds what it brings. What changes while the answer is on its way is not lost: live changes of messages that
   * are not held yet are kept meanwhile, and where a sync was asked beside it, which did not know of them, another one follows.
   */
  async read<Page extends { readonly rows: readonly FeedRow[]; readonly head: number }>(
    ask: () => Promise<Page>,
    rangeOf: (page: Page) => SeqRange | null,
  ): Promise<Page> {
    const { questions, syncing } = this.feed;
    this.#reads++;
    try {
      const page = await ask();
      const range = rangeOf(page);
      if (range !== null) {
        this.#hold(range.from, range.to);
      }
      this.take(page.rows);
      if (syncing || this.feed.questions !== questions) {
        this.feed.mistrust(page.head);
      }
      return page;
    } finally {
      this.#reads--;
    }
  }

  /** Takes rows by their own rev, wherever they come from. */
  take(rows: readonly FeedRow[]): void {
    const changed = new Set<number>();
    for (const row of rows) {
      this.#takeRow(row, changed);
    }
    this.#tell(changed);
  }

  /** Rows of an answer to something that was done. Of messages that are not held they are of no use, but for the one that comes next. */
  takeKept(rows: readonly FeedRow[]): void {
    const next = this.ranges.length > 0 ? this.lastSeq + 1 : 0;
    for (const row of rows) {
      if (row.type === 'message' && row.seq === next) {
        this.#hold(next, next);
      }
    }
    this.take(rows.filter((row) => (row.type !== 'message' && row.type !== 'reaction') || this.#isKept(row.seq)));
  }

  holds(seq: number): boolean {
    return rangeAt(this.ranges, seq) !== undefined;
  }

  /** What a list has of the conversation, as of `head`: enough until somebody opens it. */
  seed(conversation: ConversationRow, newest: MessageRow | null, head: number, epoch: string): void {
    if (head > this.feed.rev && !this.whole && !this.feed.syncing) {
      this.clear();
      if (newest !== null) {
        this.#hold(newest.seq, newest.seq);
      }
      this.feed.jump(head, epoch);
    }
    this.take(newest === null ? [conversation] : [conversation, newest]);
  }

  /** Lets go of all but the newest messages. */
  trim(count: number): void {
    const last = this.lastSeq;
    const from = last - count + 1;
    if ((this.ranges[0]?.from ?? from) >= from) {
      return;
    }
    this.#edits++;
    this.ranges = within(this.ranges, from, last);
    this.#quoted.clear();
    for (const [seq, message] of this.#messages) {
      if (seq >= from && message.replyTo !== null) {
        this.#quoted.add(message.replyTo);
      }
    }
    for (const seq of [...this.#messages.keys()]) {
      if (!this.#isKept(seq)) {
        this.#messages.delete(seq);
        this.#reactions.delete(seq);
      }
    }
  }

  /** The newest messages with all that belongs to them, and everything else that is held. */
  snapshot(messagesMax: number): ReplicaSnapshot {
    const last = lastRange(this.ranges);
    const ranges = last === undefined ? [] : within([last], last.to - messagesMax + 1, last.to);
    const seqs = new Set<number>();
    for (const range of ranges) {
      for (let seq = range.from; seq <= range.to; seq++) {
        seqs.add(seq).add(this.#messages.get(seq)?.replyTo ?? seq);
      }
    }
    const rows: FeedRow[] = this.conversation === null ? [] : [this.conversation];
    for (const seq of seqs) {
      const message = this.#messages.get(seq);
      if (message !== undefined) {
        rows.push(message, ...(this.#reactions.get(seq)?.values() ?? []));
      }
    }
    rows.push(...this.#members.values(), ...this.#pins.values(), ...this.#receipts.values());
    const { rev, epoch } = this.feed;
    return { rev, epoch, whole: this.whole, hasMembers: this.hasMembers, ranges, rows };
  }

  /** As much of it as a list shows. */
  glimpse(): ReplicaSnapshot {
    const last = this.lastSeq;
    const newest = this.#messages.get(last);
    const rows: FeedRow[] = this.conversation === null ? [] : [this.conversation];
    const ranges = newest === undefined ? [] : [{ from: last, to: last }];
    const { rev, epoch } = this.feed;
    return {
      rev,
      epoch,
      whole: false,
      hasMembers: false,
      ranges,
      rows: newest === undefined ? rows : [...rows, newest],
    };
  }

  restore(snapshot: ReplicaSnapshot): void {
    this.feed.rev = snapshot.rev;
    this.feed.epoch = snapshot.epoch;
    this.whole = snapshot.whole;
    this.hasMembers = snapshot.hasMembers;
    this.ranges = snapshot.ranges;
    this.take(snapshot.rows);
  }

  holding(): { readonly ranges: readonly SeqRange[]; readonly members: boolean } {
    this.#came.clear();
    this.#fromNothing = this.feed.rev === 0;
    this.#asksMembers = this.hasMembers || (this.#fromNothing && this.wantsMembers);
    let named = this.ranges;
    for (const range of [...this.#wanted.values()].flat()) {
      named = withRange(named, range.from, range.to);
    }
    if (named.length > rangesMax) {
      // The oldest stretches are the ones that nobody looks at.
      const from = named.at(-rangesMax)?.from ?? 0;
      this.ranges = within(this.ranges, from, Number.MAX_SAFE_INTEGER);
      named = named.slice(-rangesMax);
    }
    return { ranges: named, members: this.#asksMembers };
  }

  applyLive(rows: readonly FeedRow[]): void {
    const newest = this.lastSeq;
    // Whoever has heard everything from the first change on holds everything.
    if (this.feed.rev === 1) {
      this.whole = true;
      this.hasMembers = true;
    }
    const changed = new Set<number>();
    const answered = new Set<number>();
    for (const row of rows) {
      // Rows of messages that are neither held nor shown are of no use: what is different of them later would not come.
      if (
        (row.type === 'message' || row.type === 'reaction') &&
        row.seq <= newest &&
        !this.#isKept(row.seq) &&
        this.#reads === 0
      ) {
        continue;
      }
      this.#takeRow(row, changed);
      if (row.type === 'message' && row.seq > newest) {
        if (row.replyTo !== null && !this.#messages.has(row.replyTo)) {
          answered.add(row.replyTo);
        }
        this.#hold(row.seq, row.seq);
      }
    }
    this.#tell(changed);
    if (answered.size > 0) {
      this.#listener.wanted([...answered]);
    }
  }

  applySync(rows: readonly FeedRow[]): void {
    for (const row of rows) {
      if (row.type === 'message') {
        this.#came.add(row.seq);
      }
    }
    this.take(rows);
  }

  syncEnded(): void {
    const before = lastRange(this.ranges);
    // The newest come without a gap. What stands alone is what others answer.
    const newest = Math.max(this.lastSeq, ...this.#came);
    for (let seq = newest; this.#came.has(seq); seq--) {
      this.#hold(seq, seq);
    }
    this.#came.clear();
    this.whole ||= this.#fromNothing;
    this.hasMembers ||= this.#fromNothing && this.#asksMembers;
    this.#tell(new Set());
    const now = lastRange(this.ranges);
    if (before !== undefined && now !== undefined && now.from > before.to) {
      this.#listener.hole(before.to);
    }
  }

  forget(): void {
    this.clear();
    this.#listener.forgotten();
  }

  refused(error: ParlanceError): void {
    this.#listener.refused(error);
  }

  gone(): void {
    this.clear();
    this.feed.rev = 0;
    this.#listener.gone();
  }

  clear(): void {
    this.#edits++;
    this.ranges = [];
    this.whole = false;
    this.hasMembers = false;
    for (const held of [this.#messages, this.#reactions, this.#members, this.#pins, this.#receipts, this.#quoted]) {
      held.clear();
    }
  }

  #isKept(seq: number): boolean {
    return (
      rangeAt(this.ranges, seq) !== undefined ||
      this.#quoted.has(seq) ||
      [...this.#wanted.values()].some((ranges) => rangeAt(ranges, seq) !== undefined)
    );
  }

  #hold(from: number, to: number): void {
    this.ranges = withRange(this.ranges, from, to);
  }

  #takeRow(row: FeedRow, changed: Set<number>): void {
    switch (row.type) {
      case 'conversation':
        if (this.conversation === null || this.conversation.rev <= row.rev) {
          this.conversation = row;
        }
        break;
      case 'message':
        if ((this.#messages.get(row.seq)?.rev ?? 0) < row.rev) {
          this.#edits += this.#messages.has(row.seq) ? 1 : 0;
          this.#messages.set(row.seq, row);
          changed.add(row.seq);
          if (row.replyTo !== null) {
            this.#quoted.add(row.replyTo);
          }
        }
        break;
      case 'reaction': {
        const rows = this.#reactions.get(row.seq) ?? new Rows<ReactionRow>();
        this.#reactions.set(row.seq, rows);
        if (rows.take(row)) {
          changed.add(row.seq);
        }
        break;
      }
      case 'pin':
        if (this.#pins.take(row)) {
          changed.add(row.seq);
        }
        break;
      case 'member':
        this.#members.take(row);
        break;
      case 'receipt':
        this.#receipts.take(row);
        break;
      default:
        // There will be more types.
        break;
    }
  }

  #tell(changed: ReadonlySet<number>): void {
    this.#listener.changed(changed);
  }
}
