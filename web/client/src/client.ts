import { Connection, type ConnectionState } from './connection/connection.ts';
import type { AnswerOf, Asked, PayloadOf, RequestOf, ServerEvent } from './connection/contract.ts';
import { browserDevice, type Device, steadyDevice } from './connection/device.ts';
import { type SocketFactory, type SocketOptions, socketIo } from './connection/socket.ts';
import type { TokenSource } from './connection/tokens.ts';
import { ConversationAgent } from './conversations/agent.ts';
import { CatchUp } from './conversations/catch-up.ts';
import type { Home } from './conversations/home.ts';
import { ConversationList } from './conversations/list.ts';
import type { ReplicaSnapshot } from './conversations/replica.ts';
import type { ConversationsState } from './conversations/state.ts';
import type { Counted } from './conversations/unread.ts';
import { Drafts, type LocalDraft } from './drafts/drafts.ts';
import type { EmojiRow, FeedChange, FeedRow, MessageRow, PersonCard } from './events.gen.ts';
import { rowsOf } from './feeds/rows-of.ts';
import type { Draftable, OutboxItem } from './outbox/item.ts';
import { Outbox } from './outbox/outbox.ts';
import { OwnFeed, type OwnSnapshot, type OwnState } from './own/own-feed.ts';
import { ServerFeed } from './own/server-feed.ts';
import { People } from './people/people.ts';
import { Presence } from './people/presence.ts';
import { ParlanceError } from './shared/parlance-error.ts';
import type { Readable } from './shared/readable.ts';
import { deviceStore } from './store/device-store.ts';
import { Keeper } from './store/keeper.ts';
import type { Store } from './store/store.ts';
import { aloneTabs, browserTabs, type Tabs } from './tabs/tabs.ts';

export interface ChatClientOptions extends Partial<SocketOptions> {
  /** Whose client it is: the id of the account. */
  readonly me: string;
  readonly tokens: TokenSource;
  /** Where things are kept on this device: IndexedDB in browsers, nothing but memory elsewhere. */
  readonly store?: Store;
  readonly tabs?: Tabs;
  readonly device?: Device;
  /** Another way to the server than the official client, for tests. */
  readonly socket?: SocketFactory;
}

/** Of how many conversations, and how many messages of each, this device keeps what it has. */
const keptConversations = 20;
const keptMessages = 60;
const keptPeople = 1_000;

/** A message that is not answered by then goes out again, over another connection if this one is dead. */
const sendTimeoutMs = 10_000;

interface KeptSummary {
  readonly id: string;
  readonly counted: Counted | null;
  readonly newest: MessageRow | null;
  readonly replica: ReplicaSnapshot;
}

/** Everything that a program of one account holds of the server, and can ask of it. */
export class ChatClient {
  readonly me: string;
  readonly people: People;
  readonly presence: Presence;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly #connection: Connection;
  readonly #own: OwnFeed;
  readonly #server: ServerFeed;
  readonly #store: Store;
  readonly #keeper: Keeper;
  readonly #tabs: Tabs;
  readonly #agents = new Map<string, ConversationAgent>();
  readonly #list = new ConversationList();
  readonly #home: Home;
  /** Those that were opened, the last one last. */
  readonly #recent = new Set<string>();
  readonly #sentTo = new Map<string, (conversation: string) => void>();
  readonly #catchUp: CatchUp;
  readonly #device: Device;
  #visit = 0;
  #life = 0;
  #stops: (() => void)[] = [];

  constructor(options: ChatClientOptions) {
    const inBrowser = typeof window !== 'undefined' && typeof document !== 'undefined';
    this.me = options.me;
    this.#store = options.store ?? deviceStore(this.me);
    this.#tabs = options.tabs ?? (inBrowser ? browserTabs(`parlance.${this.me}`) : aloneTabs());
    this.#device = options.device ?? (inBrowser ? browserDevice() : steadyDevice);
    const socket = options.socket ?? socketIo({ ...options, url: options.url ?? '' });
    this.#connection = new Connection(socket, options.tokens, this.#device);
    this.#keeper = new Keeper(this.#store, this.me);

    const ask: Home['ask'] = async (event, body) => {
      const answer = await this.#connection.ask(event, body);
      this.#takePeople(answer);
      return answer;
    };
    this.people = new People(ask);
    this.presence = new Presence(ask, () => this.#connection.polls);
    this.#own = new OwnFeed(this.me, ask, (rows) => this.#ownChanged(rows));
    this.#server = new ServerFeed(ask);
    this.outbox = new Outbox({
      ask: (event, body) => this.#connection.ask(event, body, sendTimeoutMs),
      store: this.#store,
      tabs: this.#tabs,
      stored: (item, message) => this.#stored(item, message),
    });
    this.drafts = new Drafts({
      ask,
      own: this.#own,
      store: this.#store,
      tabs: this.#tabs,
      changed: (id) => this.#agents.get(id)?.ownChanged(),
    });
    const connection = this.#connection;
    this.#home = {
      me: this.me,
      own: this.#own,
      people: this.people,
      outbox: this.outbox,
      drafts: this.drafts,
      tabs: this.#tabs,
      get online() {
        return connection.online;
      },
      get away() {
        return !['connecting', 'online'].includes(connection.state.getSnapshot().kind);
      },
      whenOnline: () => this.#connection.whenOnline(),
      ask,
      request: (event, body) => this.request(event, body),
      changed: (agent) => this.#agentChanged(agent),
      shown: (agent) => this.#agentShown(agent),
    };
    this.#catchUp = new CatchUp({
      connection: this.#connection,
      home: this.#home,
      own: this.#own,
      server: this.#server,
      list: this.#list,
      conversation: (id) => this.conversation(id),
    });
    this.#listen();
  }

  get connection(): Readable<ConnectionState> {
    return this.#connection.state;
  }

  get conversations(): Readable<ConversationsState> {
    return this.#list;
  }

  /** What only its owner sees: settings, contacts, saved messages, folders … */
  get own(): Readable<OwnState> {
    return this.#own;
  }

  /** The emoji that people have added to the server, by their names. */
  get emoji(): Readable<ReadonlyMap<string, EmojiRow>> {
    return this.#server;
  }

  /** Reads what this device has kept, and connects. When it resolves, what was kept is there. */
  async start(): Promise<void> {
    const life = ++this.#life;
    await this.#restore();
    if (life !== this.#life) {
      // Stopped, or started anew, meanwhile.
      return;
    }
    this.#stops = [
      this.#device.listen(() => this.#connection.online && void this.#catchUp.compare()),
      this.#connection.onConnect(() => void this.#connected()),
      this.#connection.state.subscribe(() => {
        if (!this.#connection.online) {
          this.#lost();
        }
      }),
      this.outbox.subscribe(this.#outboxChanged()),
      this.#tabs.listen((message) => {
        if (message.kind === 'read') {
          this.#agents.get(message.conversation)?.hearRead(message);
        } else if (message.kind === 'wiped') {
          this.#keeper.close();
          this.stop();
        }
      }),
    ];
    this.#connection.start();
  }

  /** Ends the connection. What was not sent stays kept. */
  stop(): void {
    this.#life++;
    for (const stop of this.#stops.splice(0)) {
      stop();
    }
    this.#lost();
    this.#connection.stop();
    this.outbox.stop();
    this.drafts.stop();
    this.people.close();
    for (const agent of this.#agents.values()) {
      agent.close();
    }
    void this.#keeper.save().then(() => this.#store.close());
  }

  /** Tells the server what it does not know yet, stops, and leaves nothing of the account on this device. */
  async signOut(): Promise<void> {
    await this.flush();
    await this.forget();
  }

  /** Tells the server of drafts and read positions that it does not know yet. */
  async flush(): Promise<void> {
    await Promise.all([this.drafts.flush(), ...[...this.#agents.values()].map((agent) => agent.flush())]);
  }

  /** Stops, and leaves nothing of the account on this device, in none of its tabs: the session is over, or the account is deleted. */
  async forget(): Promise<void> {
    this.#keeper.close();
    this.stop();
    this.#tabs.post({ kind: 'wiped' });
    await this.#store.wipe();
  }

  /**
   * Stops, and leaves of the account on this device, in none of its tabs, nothing but what its owner has written and the server does not have: the
   * session is over for a reason that whoever is here now need not know of. With the next sign-in it goes out.
   */
  async leave(): Promise<void> {
    this.#keeper.close();
    this.stop();
    this.#tabs.post({ kind: 'wiped' });
    const left = [...(await this.#store.read(''))].filter(([key, value]) => !isUnsent(key, value));
    await this.#store.write(left.map(([key]) => [key, undefined] as const));
    this.#store.close();
  }

  /** The machine was asleep, or its network has changed. Browsers say so by themselves. */
  wake(): void {
    this.#connection.wake();
    if (this.#connection.online) {
      void this.#catchUp.compare();
    }
  }

  /**
   * Asks the server. Waits some seconds for a connection when there is none. What the answer brings is taken into what is held.
   * @throws {ParlanceError} when it is refused, or the server is out of reach
   */
  async request<E extends Asked>(event: E, body: RequestOf<E>): Promise<AnswerOf<E>> {
    const answer = await this.#connection.request(event, body);
    this.#takePeople(answer);
    const rows = rowsOf(answer);
    this.#own.take(rows);
    this.#server.take(rows);
    const conversation = (body as { readonly conversation?: unknown }).conversation;
    if (typeof conversation === 'string') {
      this.#agents.get(conversation)?.replica.takeKept(rows);
    }
    return answer;
  }

  /** Calls back with events of the server, such as those of which the client itself holds nothing, until the returned function is called. */
  on<E extends ServerEvent>(event: E, listener: (payload: PayloadOf<E>) => void): () => void {
    return this.#connection.on(event, listener);
  }

  /** One conversation; the same agent each time. */
  conversation(id: string): ConversationAgent {
    const known = this.#agents.get(id);
    if (known !== undefined) {
      return known;
    }
    const made = new ConversationAgent(id, this.#home);
    this.#agents.set(id, made);
    return made;
  }

  /** The direct conversation with somebody; null when there is none yet. */
  directWith(user: string): string | null {
    const items = this.#list.getSnapshot().items;
    return items.find((item) => item.conversation.kind === 'direct' && item.peer === user)?.id ?? null;
  }

  /** Says something to somebody with whom there is no conversation yet. Resolves with its id, when the message is on the server's disk. */
  sendTo(user: string, said: Draftable): Promise<string> {
    const { clientId } = this.outbox.add({ to: user }, said);
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => {
        unsubscribe();
        this.#sentTo.delete(clientId);
        then();
      };
      this.#sentTo.set(clientId, (conversation) => settle(() => resolve(conversation)));
      const unsubscribe = this.outbox.subscribe(() => {
        const item = this.outbox.getSnapshot().find((each) => each.clientId === clientId);
        if (item === undefined || item.state.kind === 'failed') {
          const { code, message } =
            item?.state.kind === 'failed' ? item.state : { code: 'removed', message: 'taken back' };
          // An item that has gone may have been sent: that is said first.
          queueMicrotask(() => this.#sentTo.has(clientId) && settle(() => reject(new ParlanceError(code, message))));
        }
      });
    });
  }

  #listen(): void {
    this.#connection.on('feed:change', (change) => this.#hear(change));
    this.#connection.on('typing:change', (change) => this.#agents.get(change.conversation)?.hearTyping(change));
    this.#connection.on('presence:change', (change) => this.presence.hear(change));
    this.#connection.on('person:change', (card) => this.people.take([card]));
  }

  #hear(change: FeedChange): void {
    const [kind, id] = change.feed.split(':');
    if (kind === 'user') {
      this.#own.feed.hear(change);
    } else if (kind === 'server') {
      this.#server.feed.hear(change);
    } else if (kind === 'conversation' && id !== undefined) {
      this.conversation(id).hear(change);
    }
  }

  async #connected(): Promise<void> {
    const visit = ++this.#visit;
    this.outbox.open();
    this.presence.connected();
    this.people.connected();
    for (const agent of this.#agents.values()) {
      if (agent.isOpen) {
        void agent.refresh();
      }
    }
    void this.#catchUp.readFirst();
    await this.#catchUp.compare();
    if (visit === this.#visit) {
      void this.drafts.flush();
    }
  }

  #lost(): void {
    this.#visit++;
    this.#catchUp.close();
    this.outbox.close();
    this.presence.lost();
    this.#own.feed.close();
    this.#server.feed.close();
    for (const agent of this.#agents.values()) {
      agent.lost();
    }
  }

  #ownChanged(rows: readonly FeedRow[]): void {
    const touched = new Set<string>();
    for (const row of rows) {
      if (row.type === 'draft') {
        this.drafts.hear(row);
      }
      if (row.type === 'membership' && row.leftAt === null) {
        this.#arrivedIn(row.conversation);
      }
      if ('conversation' in row && typeof row.conversation === 'string') {
        touched.add(row.conversation);
      }
    }
    for (const id of touched) {
      this.#agents.get(id)?.ownChanged();
    }
    this.#keeper.keep('own', () => this.#own.snapshot());
  }

  /** One has joined, or was let into, a conversation of which nothing is held. */
  #arrivedIn(id: string): void {
    const agent = this.conversation(id);
    // The first list brings all of them; after it each is read when it comes.
    if (this.#catchUp.isListed && agent.replica.conversation === null && this.#connection.online) {
      void agent.refresh();
    }
  }

  #stored(item: OutboxItem, message: MessageRow): boolean {
    const agent = this.conversation(message.conversation);
    agent.replica.takeKept([message]);
    this.#sentTo.get(item.clientId)?.(message.conversation);
    if (agent.replica.conversation === null) {
      void agent.refresh();
    }
    return agent.replica.holds(message.seq);
  }

  #outboxChanged(): () => void {
    let before = this.outbox.getSnapshot();
    return () => {
      const now = this.outbox.getSnapshot();
      const touched = new Set<string>();
      for (const item of [
        ...before.filter((each) => !now.includes(each)),
        ...now.filter((each) => !before.includes(each)),
      ]) {
        if (item.conversation !== null) {
          touched.add(item.conversation);
        }
      }
      before = now;
      for (const id of touched) {
        this.#agents.get(id)?.ownChanged();
      }
    };
  }

  #takePeople(answer: object): void {
    if ('people' in answer && Array.isArray(answer.people)) {
      // `presence:watch` answers with something else under this name.
      this.people.take((answer.people as PersonCard[]).filter((card) => 'username' in card));
      this.#keeper.keep('people', () => [...this.people.all.getSnapshot().values()].slice(-keptPeople));
    }
  }

  #agentChanged(agent: ConversationAgent): void {
    this.#list.agentChanged(agent);
    this.#keeper.keep('list', () => this.#keptList());
    if (this.#recent.has(agent.id)) {
      this.#keepConversation(agent);
    }
  }

  #agentShown(agent: ConversationAgent): void {
    this.#recent.delete(agent.id);
    this.#recent.add(agent.id);
    for (const id of this.#recent) {
      if (this.#recent.size <= keptConversations) {
        break;
      }
      const oldest = this.#agents.get(id);
      if (oldest?.isOpen !== true) {
        this.#recent.delete(id);
        oldest?.trim();
        this.#keeper.keep(`conversation/${id}`, () => undefined);
      }
    }
    this.#keepConversation(agent);
  }

  #keepConversation(agent: ConversationAgent): void {
    this.#keeper.keep(`conversation/${agent.id}`, () =>
      // Of what one may not read any more nothing stays on the device.
      agent.membership === null ? undefined : { id: agent.id, ...agent.replica.snapshot(keptMessages) },
    );
  }

  #keptList(): KeptSummary[] {
    const kept: KeptSummary[] = [];
    for (const { id, newest } of this.#list.getSnapshot().items) {
      const agent = this.conversation(id);
      kept.push({ id, counted: agent.counted, newest, replica: agent.replica.glimpse() });
    }
    return kept;
  }

  async #restore(): Promise<void> {
    // What was being written is there no later than the conversation: nothing comes into a field in which somebody writes already.
    const [kept] = await Promise.all([this.#keeper.open(), this.drafts.restore(), this.outbox.restore()]);
    this.people.take((kept.get('people') as PersonCard[] | undefined) ?? []);
    const own = kept.get('own') as OwnSnapshot | undefined;
    if (own !== undefined) {
      this.#own.restore(own);
    }
    for (const { id, counted, newest, replica } of (kept.get('list') as KeptSummary[] | undefined) ?? []) {
      const agent = this.conversation(id);
      const whole = kept.get(`conversation/${id}`) as ReplicaSnapshot | undefined;
      agent.restoreCounted(counted, newest);
      agent.replica.restore(whole ?? replica);
      if (whole !== undefined) {
        this.#recent.add(id);
      }
    }
    if (kept.has('list')) {
      this.#catchUp.listed();
    }
  }
}

const isUnsent = (key: string, value: unknown): boolean =>
  key.startsWith('outbox/') || (key.startsWith('draft/') && (value as LocalDraft).dirty);
