import type { FeedChange, ListConversationsItem, MembershipRow, MessageRow, TypingChange } from '../events.gen.ts';
import { type Draftable, laneOf, type OutboxItem } from '../outbox/item.ts';
import type { ParlanceError } from '../shared/parlance-error.ts';
import { Derived, type Readable } from '../shared/readable.ts';
import { Changes } from './changes.ts';
import type { Home } from './home.ts';
import { Items } from './items.ts';
import { type Position, ReadPosition } from './read-position.ts';
import { Replica, type ReplicaListener } from './replica.ts';
import type { ConversationState, ConversationSummary, ReadyConversation, Timeline } from './state.ts';
import { summarize } from './summary.ts';
import { ThreadAgent } from './thread.ts';
import { type Stored, storedOf, timelineOf } from './timeline.ts';
import { TypingTeller, Typists } from './typing.ts';
import type { Counted } from './unread.ts';
import { UnreadCounter } from './unread-counter.ts';
import { Window } from './window.ts';

/** Of how many messages those that are not open keep the newest, and how many there may be before the others are let go. */
const keptMessages = 60;
const heldMax = 2 * keptMessages;

/** Timers run no longer than this; what is muted for longer is looked at again. */
const timerMaxMs = 2_000_000_000;

/** One conversation, live: what is shown of it, and everything that a person can do in it. */
export class ConversationAgent implements ReplicaListener {
  readonly id: string;
  readonly replica: Replica;
  readonly items: Items;
  readonly #home: Home;
  readonly #changes: Changes;
  readonly #window: Window;
  readonly #read: ReadPosition;
  readonly #typists: Typists;
  readonly #teller: TypingTeller;
  readonly #threads = new Map<number, ThreadAgent>();
  readonly #counter: UnreadCounter;
  #seeded: MessageRow | null = null;
  #muted: { readonly until: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  #opens = 0;
  #fresh = false;
  /** What was the newest message when the connection ended; null when nothing was missed since. */
  #lostAt: number | null = null;
  #gone: 'left' | 'not_found' | null = null;
  #error: ParlanceError | null = null;
  #summary: ConversationSummary | null = null;
  #stored: Stored | null = null;
  readonly #state = new Derived<ConversationState>((before) => this.#make(before));
  readonly state: Readable<ConversationState> = this.#state;

  constructor(id: string, home: Home) {
    this.id = id;
    this.#home = home;
    this.replica = new Replica(id, home.ask, this);
    this.items = new Items(this.replica, home.me);
    this.#changes = new Changes(id, {
      home,
      replica: this.replica,
      items: this.items,
      changed: (seqs) => this.changed(seqs),
    });
    this.#window = new Window(this.replica, {
      read: (request, limit) =>
        this.replica.read(
          () => home.ask('message:history', { conversation: id, ...request, limit }),
          (page) => page.range,
        ),
      online: () => home.whenOnline(),
      changed: () => this.#changed(),
      isShown: (seq) => this.replica.message(seq)?.aside === false,
    });
    this.#read = new ReadPosition({
      known: () => home.own.row('read', id),
      move: async ({ seq, version }) => {
        home.own.take([(await home.ask('read:move', { conversation: id, seq, version })).position]);
      },
      back: async (seq) => {
        home.own.take([(await home.request('read:back', { conversation: id, seq })).position]);
      },
      changed: (position) => {
        home.tabs.post({ kind: 'read', conversation: id, ...position });
        this.#changed();
      },
    });
    this.#counter = new UnreadCounter({
      replica: this.replica,
      me: home.me,
      position: () => this.#read.position,
      visibleFrom: () => this.membership?.visibleFrom ?? 1,
      readAfter: (after, limit) => this.#window.read({ after }, limit),
      changed: () => this.#changed(),
    });
    this.#typists = new Typists(() => this.#changed());
    this.#teller = new TypingTeller((typing) => {
      home.ask('typing:set', { conversation: id, typing }).catch(() => {
        // It is kept nowhere, and said again with the next keys.
      });
    });
  }

  get isOpen(): boolean {
    return this.#opens > 0;
  }

  get membership(): MembershipRow | null {
    const row = this.#home.own.row('membership', this.id);
    return row === undefined || row.leftAt !== null ? null : row;
  }

  /**
   * As long as it is on the screen: reads what is missing, and keeps all of it fresh. Returns how to close it. It can be open
   * several times at once.
   */
  open(): () => void {
    this.#opens++;
    this.#home.shown(this);
    if (this.#opens === 1 && !this.#fresh) {
      void this.refresh();
    }
    this.#changed();
    let isOpen = true;
    return () => {
      if (isOpen) {
        isOpen = false;
        this.#opens--;
        void this.#read.flush();
        this.#home.shown(this);
      }
    };
  }

  /** Tries again what could not be read. */
  reload(): Promise<void> {
    this.#gone = null;
    this.#error = null;
    this.#changed();
    return this.refresh();
  }

  /** Puts a message at the end of it, which is there at once. Returns its client id. */
  send(said: Draftable): string {
    const { rev, entries } = this.#home.drafts.take(this.id, said.thread ?? null);
    this.#teller.sent();
    this.#window.showNewest();
    return this.#home.outbox.add({ conversation: this.id }, said, rev, entries).clientId;
  }

  loadBefore(): Promise<void> {
    return this.#window.loadBefore();
  }

  loadAfter(): Promise<void> {
    return this.#window.loadAfter();
  }

  /** Moves the timeline to a message, and what is around it. False when it is not there for this person. */
  show(seq: number): Promise<boolean> {
    return this.#window.show(seq);
  }

  /** Moves the timeline to what was said from a time on. The seq of the first message of it; null when nothing was. */
  showDate(since: string): Promise<number | null> {
    return this.#window.showDate(since);
  }

  showNewest(): void {
    this.#window.showNewest();
  }

  /** Gives one's own message another text, here at once. Throws, and takes it back, when the server refuses. */
  edit(seq: number, text: string): Promise<void> {
    return this.#changes.edit(seq, text);
  }

  /** Deletes a message, here at once. Throws, and takes it back, when the server refuses. */
  delete(seq: number): Promise<void> {
    return this.#changes.delete(seq);
  }

  /** Leaves an emoji on a message or takes it back, here at once. Throws, and takes it back, when the server refuses. */
  react(seq: number, emoji: string, on: boolean): Promise<void> {
    return this.#changes.react(seq, emoji, on);
  }

  /** Everything up to there is read. It only moves forward. */
  read(seq: number): void {
    this.#read.move(seq);
  }

  /** This message and all after it are unread. */
  markUnread(seq: number): Promise<void> {
    return this.#read.back(seq);
  }

  /** To be called with every key; false when nothing is left of what was typed. */
  typing(typing: boolean): void {
    this.#teller.type(typing);
  }

  /** The thread of a message; the same agent each time. */
  thread(root: number): ThreadAgent {
    const known = this.#threads.get(root);
    if (known !== undefined) {
      return known;
    }
    const made = new ThreadAgent(this, root, this.#home);
    this.#threads.set(root, made);
    return made;
  }

  // What follows is for the client that holds this agent.

  /** What it looks like in the list; null when it is not in it. The same object as long as nothing has changed. */
  get summary(): ConversationSummary | null {
    const { membership } = this;
    const { conversation } = this.replica;
    if (membership === null || conversation === null) {
      return null;
    }
    this.#summary = summarize(this.#summary, {
      conversation,
      membership,
      home: this.#home,
      newest: this.replica.newestShown ?? this.#seeded,
      position: this.#read.position,
      unread: this.#counter.count(),
      typing: this.#typists.users,
      pending: this.#pending(),
    });
    this.#expectUnmute(this.#summary.notification?.mutedUntil ?? null);
    return this.#summary;
  }

  /** Nobody says when what is muted for a while is not any more. */
  #expectUnmute(until: string | null): void {
    if (this.#muted?.until === until) {
      return;
    }
    clearTimeout(this.#muted?.timer);
    this.#muted = null;
    const leftMs = until === null ? 0 : Date.parse(until) - Date.now();
    if (until !== null && leftMs > 0) {
      const look = () => {
        this.#muted = null;
        this.#changed();
      };
      this.#muted = { until, timer: setTimeout(look, Math.min(leftMs, timerMaxMs)) };
    }
  }

  /** Compares it with the server, whatever it holds. */
  async refresh(): Promise<void> {
    if (!this.#home.online) {
      return;
    }
    this.#error = null;
    await this.#sync();
    if (this.replica.wantsMembers !== this.#hasFewMembers) {
      // What it is was not known before: of a group the members are held too.
      await this.#sync();
    }
    this.#fresh ||= this.replica.whole && this.#home.online;
    this.#changed();
  }

  #sync(): Promise<void> {
    const { replica } = this;
    replica.wantsMembers = this.#hasFewMembers;
    if (!replica.whole || (replica.wantsMembers && !replica.hasMembers)) {
      replica.feed.rewind();
    }
    return replica.feed.sync();
  }

  get #hasFewMembers(): boolean {
    const kind = this.replica.conversation?.kind;
    return kind === 'direct' || kind === 'group';
  }

  /** The head of its feed, as of this connection. */
  async compare(head: number, epoch: string): Promise<void> {
    if (this.isOpen && (!this.replica.whole || (this.#hasFewMembers && !this.replica.hasMembers))) {
      await this.refresh();
    } else {
      await this.replica.feed.compare(head, epoch);
      this.#fresh = this.replica.whole && this.#home.online;
      this.#changed();
    }
    void this.#read.flush();
    const lostAt = this.#lostAt;
    this.#lostAt = null;
    for (const thread of this.#threads.values()) {
      void thread.flush();
      if (lostAt !== null) {
        thread.missed(lostAt);
      }
    }
  }

  lost(): void {
    this.#fresh = false;
    this.#lostAt ??= this.replica.lastSeq;
    this.replica.feed.close();
    this.#typists.clear();
    this.#changed();
  }

  hear(change: FeedChange): void {
    this.#counter.hear(change.rows ?? []);
    this.replica.feed.hear(change);
    const oldest = this.replica.ranges[0]?.from ?? 0;
    if (!this.isOpen && this.replica.lastSeq - oldest >= heldMax) {
      this.trim();
    }
  }

  /** Lets go of all but the newest messages, and knows still how many are unread. */
  trim(): void {
    this.#counter.start(this.#counter.counted);
    this.replica.trim(keptMessages);
    this.items.clear();
  }

  hearTyping({ user, typing }: TypingChange): void {
    this.#typists.hear(user, typing);
  }

  hearRead(position: Position): void {
    this.#read.hear(position);
    this.#changed();
  }

  /** What the list says of it. */
  seed(item: ListConversationsItem, epoch: string): void {
    this.#gone = null;
    this.#seeded = item.newest;
    this.#counter.start({
      unread: item.unread,
      mentions: item.mentions,
      readSeq: item.read?.seq ?? 0,
      version: item.read?.version ?? 0,
      lastSeq: item.newest?.seq ?? 0,
    });
    this.replica.seed(item.conversation, item.newest, item.head, epoch);
    this.#changed();
  }

  /** One's own rows about it, or the outbox, have changed. */
  ownChanged(): void {
    if (this.membership === null && this.#home.own.row('membership', this.id) !== undefined) {
      this.#leave('left');
    } else if (this.#gone !== null && this.membership !== null) {
      this.#gone = null;
      void this.refresh();
    }
    for (const thread of this.#threads.values()) {
      thread.changed();
    }
    this.#changed();
  }

  restoreCounted(counted: Counted | null, newest: MessageRow | null): void {
    this.#counter.start(counted);
    this.#seeded = newest;
  }

  get counted(): Counted {
    return this.#counter.counted;
  }

  close(): void {
    clearTimeout(this.#muted?.timer);
    this.#muted = null;
    this.#read.close();
    this.#typists.clear();
    this.replica.feed.close();
  }

  flush(): Promise<void> {
    return this.#read.flush();
  }

  pendingIn(thread: number | null): OutboxItem[] {
    return this.#pending().filter((item) =>
      thread === null ? item.thread === null || item.also : item.thread === thread,
    );
  }

  changed(seqs: ReadonlySet<number>): void {
    this.items.changed(seqs);
    this.#home.outbox.arrived((message) => message.conversation === this.id && this.replica.holds(message.seq));
    for (const thread of this.#threads.values()) {
      thread.changed();
    }
    this.#changed();
  }

  wanted(seqs: readonly number[]): void {
    this.replica
      .read(
        () => this.#home.ask('message:get', { conversation: this.id, seqs: seqs.slice(0, 100) }),
        () => null,
      )
      .catch(() => {
        // It stays a message that answers something.
      });
  }

  hole(lastSeq: number): void {
    if (this.isOpen) {
      void this.#window.fill(lastSeq);
    }
    for (const thread of this.#threads.values()) {
      thread.missed(lastSeq);
    }
  }

  gone(): void {
    this.#leave('not_found');
  }

  refused(error: ParlanceError): void {
    this.#error = error;
  }

  forgotten(): void {
    this.items.clear();
    this.#window.showNewest();
    this.#counter.start(null);
    for (const thread of this.#threads.values()) {
      thread.missed(0);
    }
  }

  #leave(code: 'left' | 'not_found'): void {
    if (this.#gone === null) {
      this.#gone = code;
      this.replica.feed.rewind();
      this.replica.clear();
      this.items.clear();
      this.#changed();
    }
  }

  #changed(): void {
    this.#state.changed();
    this.#home.changed(this);
  }

  #pending(): OutboxItem[] {
    return this.#home.outbox.getSnapshot().filter((item) => laneOf(item) === this.id);
  }

  #make(before: ConversationState | undefined): ConversationState {
    const { conversation } = this.replica;
    if (this.#gone !== null) {
      return { kind: 'gone', code: this.#gone };
    }
    const { own, away } = this.#home;
    // Before one's own rows have come nobody can say how far one has read, and all of it would look new.
    const isMineKnown = own.feed.rev > 0 || own.row('membership', this.id) !== undefined;
    if (conversation === null || !isMineKnown || (!this.replica.whole && !away)) {
      return this.#error === null ? { kind: 'loading' } : { kind: 'failed', error: this.#error };
    }
    const ready = before?.kind === 'ready' ? before : null;
    const { unread, mentions } = this.#counter.count();
    return {
      kind: 'ready',
      conversation,
      membership: this.membership,
      timeline: this.#timeline(ready?.timeline),
      members: this.replica.hasMembers && this.#hasFewMembers ? this.replica.membersHere() : null,
      pins: this.replica.pins().sort((a, b) => b.at.localeCompare(a.at)),
      receipts: this.replica.receipts(),
      readSeq: this.#read.position.seq,
      unread,
      mentions,
      newestSeq: this.replica.lastSeq,
      typing: this.#typists.users,
      fresh: this.#fresh,
    } satisfies ReadyConversation;
  }

  #timeline(before: Timeline | undefined): Timeline {
    const parts = {
      replica: this.replica,
      items: this.items,
      window: this.#window,
      pending: this.pendingIn(null),
      first: Math.max(1, this.membership?.visibleFrom ?? 1),
    };
    this.#stored = storedOf(this.#stored, parts);
    return timelineOf(before, this.#stored, parts);
  }
}
