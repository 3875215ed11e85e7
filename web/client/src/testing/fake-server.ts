import type { SocketFactory } from '../connection/socket.ts';
import type {
  ConversationRow,
  DraftRow,
  FeedRow,
  MemberRow,
  MembershipRow,
  MessageRow,
  PersonCard,
  ReactionRow,
  ReadRow,
  RefusalCause,
  SeqRange,
} from '../events.gen.ts';
import { type Bare, FakeFeed } from './fake-feed.ts';
import { type Answer, type Body, FakeSocket, type Far } from './fake-socket.ts';

class Refused extends Error {
  override readonly cause: RefusalCause;

  constructor(cause: RefusalCause) {
    super(cause.code);
    this.cause = cause;
  }
}

const newestPage = 50;

/**
 * As much of a server as the client's tests need, in memory: feeds with revs, messages with seqs, client ids that are known for ever. Whatever
 * a test wants to go wrong goes wrong here.
 */
export class FakeServer implements Far {
  epoch = 'epoch-1';
  isUp = true;
  /** What was asked, in order. */
  readonly asked: { readonly user: string; readonly event: string; readonly body: Body }[] = [];
  /** Called before an event is handled: may refuse it, or wait. */
  before: (event: string, body: Body, user: string) => RefusalCause | Promise<RefusalCause | null> | null = () => null;
  /** Called between what is done and its answer: a lost answer is one that never comes. */
  answering: (event: string, answer: Answer) => Promise<void> | void = () => {};
  /** Whether a `feed:change` reaches anybody; a test may lose or delay some. */
  telling: (change: { readonly feed: string; readonly rev: number }, tell: () => void) => void = (_, tell) => tell();
  refusal: (token: string | null) => string | null = () => null;
  readonly #feeds = new Map<string, FakeFeed>();
  readonly #members = new Map<string, Set<string>>();
  readonly #clientIds = new Map<string, number>();
  readonly #sockets = new Set<FakeSocket>();
  #time = Date.parse('2026-01-01T00:00:00Z');

  /** For the `socket` of a client. */
  socketOf(user: string): SocketFactory {
    return (token) => {
      const socket = new FakeSocket(this, user, token);
      this.#sockets.add(socket);
      return socket;
    };
  }

  /** The network of somebody, or of everybody, is gone. */
  lose(user?: string): void {
    this.isUp = user === undefined ? false : this.isUp;
    this.#each(user, (socket) => socket.lose());
  }

  back(user?: string): void {
    this.isUp = true;
    this.#each(user, (socket) => socket.back());
  }

  end(user: string, code: string): void {
    this.#each(user, (socket) => {
      socket.hear('auth:ended', { code });
      socket.cut();
    });
  }

  tell(user: string, event: string, payload: unknown): void {
    this.#each(user, (socket) => socket.hear(event, payload));
  }

  create(kind: ConversationRow['kind'], members: readonly string[], id: string = crypto.randomUUID()): string {
    const at = this.#now();
    this.#members.set(id, new Set(members));
    const member = (user: string): Bare<MemberRow> => {
      return { type: 'member', user, role: 'member', joinedAt: at, leftAt: null, mutedUntil: null };
    };
    const conversation: Bare<ConversationRow> = {
      type: 'conversation',
      id,
      kind,
      name: kind === 'direct' ? '' : `the ${kind}`,
      topic: '',
      emoji: '',
      between: kind === 'direct' ? [...members] : null,
      historyFor: 'everybody',
      memberCount: members.length,
      createdBy: members[0] ?? '',
      createdAt: at,
      archivedAt: null,
      rules: null,
      retention: null,
    };
    this.commit(`conversation:${id}`, [conversation, ...members.map(member)]);
    for (const user of members) {
      this.commit(`user:${user}`, [this.#membership(id, at, null)]);
    }
    return id;
  }

  join(id: string, user: string): void {
    this.#members.get(id)?.add(user);
    this.commit(`user:${user}`, [this.#membership(id, this.#now(), null)]);
  }

  leave(id: string, user: string): void {
    this.#members.get(id)?.delete(user);
    this.commit(`user:${user}`, [this.#membership(id, this.#now(), this.#now())]);
  }

  /** Somebody writes, with another program. */
  say(id: string, author: string, text: string, more: Partial<MessageRow> = {}): MessageRow {
    return this.#append(id, author, { clientId: crypto.randomUUID(), text, ...more });
  }

  /** Puts rows into a feed, and tells those who follow it. */
  commit(feed: string, rows: readonly Bare<FeedRow>[]): readonly FeedRow[] {
    const changed = this.feed(feed).put(rows);
    const { rev } = this.feed(feed);
    const [kind, id] = feed.split(':');
    const tell = () => {
      for (const socket of this.#sockets) {
        if (
          kind === 'server' ||
          (kind === 'user' ? socket.user === id : this.#members.get(id ?? '')?.has(socket.user))
        ) {
          socket.hear('feed:change', { feed, rev, rows: changed });
        }
      }
    };
    this.telling({ feed, rev }, tell);
    return changed;
  }

  feed(name: string): FakeFeed {
    const known = this.#feeds.get(name) ?? new FakeFeed();
    this.#feeds.set(name, known);
    return known;
  }

  /** The texts of a conversation, by their places. */
  texts(id: string): string[] {
    return this.#messages(id).map((message) => message.text);
  }

  count(event: string): number {
    return this.asked.filter((each) => each.event === event).length;
  }

  async handle(socket: FakeSocket, event: string, body: Body): Promise<Answer> {
    this.asked.push({ user: socket.user, event, body });
    try {
      const refused = await this.before(event, body, socket.user);
      if (refused !== null) {
        throw new Refused(refused);
      }
      const answer = { ok: true, ...this.#answer(event, body, socket.user) };
      await this.answering(event, answer);
      return answer;
    } catch (error) {
      if (error instanceof Refused) {
        return { ok: false, error: error.cause };
      }
      throw error;
    }
  }

  #answer(event: string, body: Body, user: string): Answer {
    const id = String(body.conversation);
    if (typeof body.conversation === 'string' && this.#members.get(id)?.has(user) !== true) {
      throw new Refused({ code: 'not_found', message: 'not_found' });
    }
    switch (event) {
      case 'feed:heads':
        return { epoch: this.epoch, heads: this.#heads(user) };
      case 'feed:sync':
        return this.#sync(body, user);
      case 'conversation:list':
        return this.#list(user);
      case 'message:history':
        return this.#history(id, body);
      case 'message:get': {
        const seqs = body.seqs as number[];
        return {
          rows: this.#messages(id).filter((row) => seqs.includes(row.seq)),
          head: this.#of(id).rev,
          more: false,
          people: [],
        };
      }
      case 'thread:history':
        return this.#thread(id, body);
      case 'message:send':
        return { message: this.#send(body, user) };
      case 'message:edit':
        return { message: this.#change(id, Number(body.seq), { text: String(body.text), editedAt: this.#now() }) };
      case 'message:delete':
        return { message: this.#change(id, Number(body.seq), { text: '', deletedAt: this.#now() }) };
      case 'message:react':
        return { reaction: this.#react(id, body, user) };
      case 'read:move':
        return { position: this.#read(id, user, Number(body.seq), Number(body.version)) };
      case 'read:back': {
        const version = this.#readRow(id, user).version + 1;
        return { position: this.#putOwn(user, { type: 'read', conversation: id, seq: Number(body.seq) - 1, version }) };
      }
      case 'draft:put':
        return { draft: this.#draft(id, body, user) };
      case 'people:get':
        return { people: (body.ids as string[]).map(cardOf) };
      case 'presence:watch':
        return { people: (body.users as string[]).map((each) => ({ user: each, state: 'online' })), in: [] };
      default:
        return {};
    }
  }

  #heads(user: string): Readonly<Record<string, number>> {
    const own = [...this.#members].filter(([, members]) => members.has(user)).map(([id]) => `conversation:${id}`);
    return Object.fromEntries([...own, `user:${user}`, 'server'].map((name) => [name, this.feed(name).rev]));
  }

  #sync(body: Body, user: string): Answer {
    const name = String(body.feed);
    const [kind, id] = name.split(':');
    if (kind === 'conversation' && this.#members.get(id ?? '')?.has(user) !== true) {
      throw new Refused({ code: 'not_found', message: 'not_found' });
    }
    const feed = this.feed(name);
    const rev = Number(body.rev);
    const common = { feed: name, epoch: this.epoch, head: feed.rev, next: null, people: [] };
    if (rev > feed.rev || (rev > 0 && body.epoch !== this.epoch)) {
      return { ...common, rows: [], reset: true };
    }
    const ranges = (body.ranges ?? []) as SeqRange[];
    const last = Math.max(0, ...feed.all('message').map((row) => row.seq));
    const isNamed = (seq: number) => ranges.some((range) => range.from <= seq && seq <= range.to);
    const quoted = new Set(
      feed
        .all('message')
        .filter((row) => isNamed(row.seq))
        .map((row) => row.replyTo),
    );
    const rows = [...feed.rows.values()].filter((row) => {
      switch (row.type) {
        case 'message':
        case 'reaction':
          return row.seq > last - newestPage || (row.rev > rev && (isNamed(row.seq) || quoted.has(row.seq)));
        case 'member':
          return row.rev > rev && body.members === true;
        default:
          return row.rev > rev;
      }
    });
    return { ...common, rows };
  }

  #list(user: string): Answer {
    const items = this.feed(`user:${user}`)
      .all('membership')
      .filter((membership) => membership.leftAt === null)
      .map((membership) => {
        const id = membership.conversation;
        const read =
          this.feed(`user:${user}`)
            .all('read')
            .find((row) => row.conversation === id) ?? null;
        const unread = this.#messages(id).filter(
          (row) => row.seq > (read?.seq ?? 0) && row.author !== user && row.deletedAt === null,
        );
        return {
          conversation: this.#of(id).all('conversation')[0],
          membership,
          read,
          newest: this.#messages(id).findLast((row) => !row.aside) ?? null,
          unread: Math.min(100, unread.filter((row) => !row.aside).length),
          mentions: unread.filter((row) => row.mentions.users.includes(user)).length,
          head: this.#of(id).rev,
        };
      });
    return { items, next: null, head: this.feed(`user:${user}`).rev, epoch: this.epoch, people: [] };
  }

  #history(id: string, body: Body): Answer {
    const all = this.#messages(id);
    const limit = Number(body.limit ?? 50);
    const { before, after, around, since } = body;
    const page =
      typeof before === 'number'
        ? all.filter((row) => row.seq < before).slice(-limit)
        : typeof after === 'number'
          ? all.filter((row) => row.seq > after).slice(0, limit)
          : typeof around === 'number'
            ? all.filter((row) => Math.abs(row.seq - around) <= limit / 2)
            : typeof since === 'string'
              ? all.filter((row) => row.createdAt >= since).slice(0, limit)
              : all.slice(-limit);
    const seqs = new Set(page.flatMap((row) => [row.seq, row.replyTo]));
    const rows = [...this.#of(id).rows.values()].filter(
      (row) => (row.type === 'message' || row.type === 'reaction') && seqs.has(row.seq),
    );
    const range = page.length === 0 ? null : { from: page[0]?.seq ?? 0, to: page.at(-1)?.seq ?? 0 };
    return { rows, range, first: 1, last: all.length, head: this.#of(id).rev, epoch: this.epoch, people: [] };
  }

  #thread(id: string, body: Body): Answer {
    const root = Number(body.thread);
    const before = Number(body.before ?? Number.MAX_SAFE_INTEGER);
    const all = this.#messages(id).filter((row) => row.thread === root && row.seq < before);
    const page = all.slice(-Number(body.limit ?? 50));
    const rows = [...this.#messages(id).filter((row) => row.seq === root), ...page];
    const replies = page.map((row) => row.seq);
    return { rows, replies, more: page.length < all.length, head: this.#of(id).rev, epoch: this.epoch, people: [] };
  }

  #send(body: Body, author: string): MessageRow {
    const known = this.#clientIds.get(`${author} ${body.clientId}`);
    const id = typeof body.to === 'string' ? this.#direct(author, body.to) : String(body.conversation);
    const message = known === undefined ? this.#append(id, author, body) : this.#of(id).message(known);
    if (typeof body.draft === 'number') {
      const kept = this.#draftRow(id, author);
      if (kept?.rev === body.draft) {
        this.#putOwn(author, { ...kept, text: '', replyTo: null });
      }
    }
    return message as MessageRow;
  }

  #direct(author: string, to: string): string {
    const found = [...this.#members].find(
      ([id, members]) =>
        members.has(author) && members.has(to) && this.#of(id).all('conversation')[0]?.kind === 'direct',
    );
    return found?.[0] ?? this.create('direct', [author, to]);
  }

  #append(id: string, author: string, said: Body): MessageRow {
    const seq = this.#messages(id).length + 1;
    const message: Bare<MessageRow> = {
      type: 'message',
      conversation: id,
      seq,
      author,
      clientId: '',
      text: '',
      mentions: { users: [], everybody: 'no' },
      links: [],
      previews: [],
      replyTo: null,
      silent: false,
      forwarded: null,
      thread: null,
      aside: said.thread !== undefined && said.thread !== null && said.also !== true,
      replies: null,
      poll: null,
      createdAt: this.#now(),
      editedAt: null,
      deletedAt: null,
      purged: false,
      ...(Object.fromEntries(Object.entries(said).filter(([key]) => !['also', 'draft', 'to'].includes(key))) as object),
    };
    this.#clientIds.set(`${author} ${message.clientId}`, seq);
    this.commit(`conversation:${id}`, [message]);
    return this.#of(id).message(seq) as MessageRow;
  }

  #change(id: string, seq: number, change: Partial<MessageRow>): MessageRow {
    const message = this.#of(id).message(seq);
    if (message === undefined) {
      throw new Refused({ code: 'not_found', message: 'not_found' });
    }
    this.commit(`conversation:${id}`, [{ ...message, ...change }]);
    return this.#of(id).message(seq) as MessageRow;
  }

  #react(id: string, body: Body, user: string): ReactionRow {
    const reaction: Bare<ReactionRow> = {
      type: 'reaction',
      seq: Number(body.seq),
      user,
      emoji: String(body.emoji),
      at: this.#now(),
      removed: body.on !== true,
    };
    return this.commit(`conversation:${id}`, [reaction])[0] as ReactionRow;
  }

  #readRow(id: string, user: string): Bare<ReadRow> {
    const row = this.feed(`user:${user}`)
      .all('read')
      .find((each) => each.conversation === id);
    return row ?? { type: 'read', conversation: id, seq: 0, version: 0 };
  }

  #read(id: string, user: string, seq: number, version: number): FeedRow {
    const row = this.#readRow(id, user);
    return version < row.version || seq <= row.seq
      ? ({ rev: 0, ...row } as FeedRow)
      : this.#putOwn(user, { ...row, seq });
  }

  #draftRow(id: string, user: string): DraftRow | undefined {
    return this.feed(`user:${user}`)
      .all('draft')
      .find((row) => row.conversation === id && row.thread === null);
  }

  #draft(id: string, body: Body, user: string): FeedRow {
    const current = this.#draftRow(id, user);
    if (current !== undefined && current.rev !== body.rev) {
      throw new Refused({ code: 'stale', message: 'stale', current });
    }
    const { text, replyTo } = body as unknown as DraftRow;
    const answers = text === '' ? null : replyTo;
    if (current?.text === text && current.replyTo === answers) {
      return current;
    }
    const row = { type: 'draft', conversation: id, thread: null, text, replyTo: answers, at: this.#now() } as const;
    return this.#putOwn(user, row);
  }

  #putOwn(user: string, row: Bare<FeedRow>): FeedRow {
    return this.commit(`user:${user}`, [row])[0] as FeedRow;
  }

  #membership(id: string, joinedAt: string, leftAt: string | null): Bare<MembershipRow> {
    return { type: 'membership', conversation: id, role: 'member', joinedAt, leftAt, mutedUntil: null, visibleFrom: 1 };
  }

  #messages(id: string): MessageRow[] {
    return this.#of(id)
      .all('message')
      .sort((a, b) => a.seq - b.seq);
  }

  #of(id: string): FakeFeed {
    return this.feed(`conversation:${id}`);
  }

  #now(): string {
    this.#time += 1_000;
    return new Date(this.#time).toISOString();
  }

  #each(user: string | undefined, act: (socket: FakeSocket) => void): void {
    for (const socket of [...this.#sockets]) {
      if (user === undefined || socket.user === user) {
        act(socket);
      }
    }
  }
}

const cardOf = (id: string): PersonCard => ({
  id,
  kind: 'person',
  username: id,
  displayName: id,
  initials: id.slice(0, 1),
  color: '#1f6b3a',
  bio: '',
  statusText: '',
  statusEmoji: '',
  deleted: false,
});
