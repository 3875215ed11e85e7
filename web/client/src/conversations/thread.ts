import type { MessageRow } from '../events.gen.ts';
import type { Draftable } from '../outbox/item.ts';
import { ParlanceError } from '../shared/parlance-error.ts';
import { Derived, type Readable } from '../shared/readable.ts';
import type { ConversationAgent } from './agent.ts';
import type { Home } from './home.ts';
import type { TimelineItem } from './items.ts';
import { ReadPosition } from './read-position.ts';
import type { ThreadState } from './state.ts';

const pageReplies = 50;
/** What was missed is read back to what is held when it is no more than so many pages. */
const missedPagesMax = 5;

/** The thread of one message: the replies, which are messages of the conversation like any others. */
export class ThreadAgent {
  readonly root: number;
  readonly #agent: ConversationAgent;
  readonly #home: Home;
  readonly #read: ReadPosition;
  /** The replies from there on are held; null when nothing was read yet. */
  #from: number | null = null;
  #more = false;
  #loading: Promise<void> | null = null;
  #opens = 0;
  #error: ParlanceError | null = null;
  readonly #state = new Derived<ThreadState>(() => this.#make());
  readonly state: Readable<ThreadState> = this.#state;

  constructor(agent: ConversationAgent, root: number, home: Home) {
    this.root = root;
    this.#agent = agent;
    this.#home = home;
    const place = { conversation: agent.id, thread: root };
    this.#read = new ReadPosition({
      known: () => home.own.row('thread', `${agent.id}/${root}`),
      move: async ({ seq, version }) => {
        home.own.take([(await home.ask('thread:move', { ...place, seq, version })).thread]);
      },
      back: async (seq) => {
        home.own.take([(await home.request('thread:back', { ...place, seq })).thread]);
      },
      changed: () => this.#state.changed(),
    });
  }

  /** As long as it is on the screen. Returns how to close it. */
  open(): () => void {
    this.#opens++;
    const close = this.#agent.open();
    if (this.#from === null) {
      void this.#load(null);
    }
    let isOpen = true;
    return () => {
      if (isOpen) {
        isOpen = false;
        this.#opens--;
        void this.#read.flush();
        if (this.#opens === 0) {
          // What comes while nobody looks is read again.
          this.#from = null;
          this.#agent.replica.want(`thread ${this.root}`, []);
        }
        close();
      }
    };
  }

  loadBefore(): Promise<void> {
    return this.#more ? this.#load(this.#from) : Promise.resolve();
  }

  /** Loads as far back as it takes to have this reply. False when it is none of this thread. */
  async show(seq: number): Promise<boolean> {
    await this.#loading;
    for (let from = this.#from; from !== null && from > seq && this.#more; ) {
      await this.loadBefore();
      if (this.#from === from) {
        break;
      }
      from = this.#from;
    }
    return seq === this.root || this.#agent.replica.message(seq)?.thread === this.root;
  }

  /** Puts a reply at the end of it, which is there at once. Returns its client id. */
  send(said: Omit<Draftable, 'thread'>): string {
    return this.#agent.send({ ...said, thread: this.root });
  }

  read(seq: number): void {
    this.#read.move(seq);
  }

  markUnread(seq: number): Promise<void> {
    return this.#read.back(seq);
  }

  async follow(following: boolean): Promise<void> {
    await this.#home.request('thread:follow', { conversation: this.#agent.id, thread: this.root, following });
  }

  /** Something of the conversation has changed. */
  changed(): void {
    if (this.#opens > 0) {
      this.#state.changed();
    }
  }

  /** Replies after this seq may lack. Those that were loaded before it stay. */
  missed(after: number): void {
    if (this.#opens > 0) {
      // What is asked for now, with a hole in it or over a connection that has ended, comes first.
      void (this.#loading ?? Promise.resolve()).then(() => this.#load(null, after));
    }
  }

  /** Tells the server what it does not know yet. */
  flush(): Promise<void> {
    return this.#read.flush();
  }

  #load(before: number | null, missedAfter = 0): Promise<void> {
    this.#loading ??= this.#loadOnce(before, missedAfter).finally(() => {
      this.#loading = null;
      this.#state.changed();
    });
    this.#state.changed();
    return this.#loading;
  }

  async #loadOnce(before: number | null, missedAfter: number): Promise<void> {
    const known = before === null && missedAfter > 0 ? this.#from : null;
    const { replica } = this.#agent;
    try {
      let page = await this.#ask(before);
      const last = Math.max(replica.lastSeq, page.replies.at(-1) ?? this.root);
      let from = Math.min(page.replies[0] ?? before ?? this.root, before ?? Number.MAX_SAFE_INTEGER);
      const isBehind = () => known !== null && page.more && from > missedAfter + 1;
      for (let pages = 1; isBehind() && pages < missedPagesMax; pages++) {
        page = await this.#ask(from);
        from = page.replies[0] ?? from;
      }
      this.#error = null;
      if (known === null || isBehind()) {
        this.#more = page.more;
        this.#from = from;
      } else {
        this.#from = Math.min(known, from);
      }
      replica.want(`thread ${this.root}`, [
        { from: this.root, to: this.root },
        { from: this.#from, to: last },
      ]);
    } catch (error) {
      this.#error = error instanceof ParlanceError ? error : new ParlanceError('fault');
    }
  }

  #ask(before: number | null) {
    const { id, replica } = this.#agent;
    const where = before === null ? {} : { before };
    return replica.read(
      () => this.#home.ask('thread:history', { conversation: id, thread: this.root, ...where, limit: pageReplies }),
      () => null,
    );
  }

  #make(): ThreadState {
    const root = this.#agent.items.stored(this.root);
    if (this.#error?.code === 'not_found') {
      return { kind: 'gone' };
    }
    if (root === null || this.#from === null) {
      return this.#error === null ? { kind: 'loading' } : { kind: 'failed', error: this.#error };
    }
    const replies = this.#replies(this.#from);
    const items: TimelineItem[] = [];
    for (const { seq } of replies) {
      const item = this.#agent.items.stored(seq);
      if (item !== null) {
        items.push(item);
      }
    }
    for (const item of this.#agent.pendingIn(this.root)) {
      const { state } = item;
      if (state.kind !== 'sent' || !replies.some((reply) => reply.seq === state.message.seq)) {
        items.push(this.#agent.items.pending(item));
      }
    }
    const { seq: readSeq } = this.#read.position;
    return {
      kind: 'ready',
      root,
      items,
      before: !this.#more ? 'start' : this.#loading === null ? 'more' : 'loading',
      row: this.#home.own.row('thread', `${this.#agent.id}/${this.root}`) ?? null,
      readSeq,
      unread: replies.filter(
        (reply) => reply.seq > readSeq && reply.author !== this.#home.me && reply.deletedAt === null,
      ).length,
    };
  }

  #replies(from: number): MessageRow[] {
    const replies = [...this.#agent.replica.messages()].filter(
      (message) => message.thread === this.root && message.seq >= from,
    );
    return replies.sort((a, b) => a.seq - b.seq);
  }
}
