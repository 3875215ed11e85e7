import type {
  Ack,
  ChatError,
  ClientEvents,
  Joined,
  PeopleChange,
  Person,
  ServerEvents,
  TypingChange,
} from './contract';
import {
  disconnected,
  entered,
  initialState,
  type Link,
  type LobbyState,
  roomsChanged,
  withoutRoom,
  withRoom,
} from './lobby-state';
import { type Delivery, Outbox } from './outbox';
import type { Profile } from './profile';
import { joined, messageArrived, newRoom, peopleChanged, typingChanged } from './room-state';
import { lastSeq, type Outgoing } from './timeline';

/** The part of socket.io-client's socket that the lobby uses. */
export interface LobbySocket {
  readonly connected: boolean;
  connect(): unknown;
  disconnect(): unknown;
  on<E extends keyof ServerEvents>(event: E, listener: ServerEvents[E]): unknown;
  on(event: 'connect' | 'disconnect' | 'connect_error', listener: () => void): unknown;
  /** Resolves with the ack; rejects when none came in time or the connection went away. */
  ask<E extends AskedEvent>(event: E, payload: Parameters<ClientEvents[E]>[0], timeoutMs: number): Promise<Answer<E>>;
  /** Sends now or never. */
  tell(event: 'room:type', payload: Parameters<ClientEvents['room:type']>[0]): void;
}

export type AskedEvent = Exclude<keyof ClientEvents, 'room:type'>;
export type Answer<E extends AskedEvent> = Parameters<Parameters<ClientEvents[E]>[1]>[0];

const answerTimeoutMs = 10_000;
const retryPauseMs = 1_000;
/** A typing person says so every 3 s; twice that without a word means that they stopped. */
const typingRepeatMs = 3_000;
const typingExpiryMs = 6_500;

const noAnswer: ChatError = { code: 'no_answer', message: 'The server did not answer.' };

/** The live connection: everything the page knows of the server, and everything it can ask of it. */
export class Lobby {
  #state: LobbyState;
  readonly #listeners = new Set<() => void>();
  readonly #socket: LobbySocket;
  readonly #profile: Profile;
  readonly #outbox: Outbox;
  readonly #joins = new Map<string, Promise<void>>();
  readonly #typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  #typingTold = { room: '', at: 0 };
  #visit = 0;
  #deviceOnline = true;

  constructor(socket: LobbySocket, profile: Profile, me: Person) {
    this.#socket = socket;
    this.#profile = profile;
    this.#state = initialState(me);
    this.#outbox = new Outbox(
      profile.outbox,
      (item) => this.#deliver(item),
      () => this.#set({ ...this.#state, outgoing: this.#outbox.items }),
    );
    this.#state = { ...this.#state, outgoing: this.#outbox.items };

    socket.on('connect', () => void this.#arrive());
    socket.on('disconnect', () => this.#lose());
    socket.on('connect_error', () => this.#lose());
    socket.on('room:change', (change) => this.#set(roomsChanged(this.#state, change)));
    socket.on('people:change', (change) => this.#peopleChanged(change));
    socket.on('room:message', (message) => {
      this.#set(withRoom(this.#state, message.room, (room) => messageArrived(room, message)));
    });
    socket.on('room:typing', (change) => this.#typingChanged(change));

    for (const room of profile.rooms) {
      this.#remember(room.id, room.name);
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): LobbyState => this.#state;

  start(): void {
    if (this.#state.link === 'resting') {
      this.#set({ ...this.#state, link: 'connecting' });
    }
    this.#socket.connect();
  }

  /** Ends the connection for good, or until `start`. What was not sent stays kept. */
  stop(): void {
    this.#socket.disconnect();
    this.#visit++;
    this.#outbox.close();
    this.#set(disconnected(this.#state, 'resting'));
  }

  /** Shows a room, and joins it if need be. Null shows none. */
  open(room: string | null): void {
    this.#set({ ...this.#state, current: room });
    if (room === null || this.#state.joined.has(room)) {
      return;
    }
    this.#remember(room, this.#state.rooms.get(room)?.name ?? room);
    this.#keepRooms();
    if (this.#state.link === 'online') {
      void this.#join(room);
    }
  }

  /** Joins the room of this name, which need not exist yet. The answer tells its id, or why there is none. */
  async create(name: string): Promise<{ readonly id: string } | ChatError> {
    const visit = this.#visit;
    const answer = await this.#ask('room:join', { room: name, after: 0, epoch: '' });
    if (!answer.ok) {
      return answer.error;
    }
    if (visit !== this.#visit) {
      return noAnswer;
    }
    const { id } = answer.room;
    if (!this.#state.joined.has(id)) {
      this.#remember(id, answer.room.name);
    }
    this.#set(withRoom(this.#state, id, (room) => joined(room, answer, this.#state.epoch, Date.now())));
    this.#keepRooms();
    return { id };
  }

  leave(room: string): void {
    for (const item of this.#outbox.items) {
      if (item.room === room) {
        this.#outbox.discard(item.clientId);
      }
    }
    this.#set(withoutRoom(this.#state, room));
    this.#keepRooms();
    if (this.#state.link === 'online') {
      void this.#ask('room:leave', { room });
    }
  }

  send(room: string, text: string): void {
    this.#typingTold = { room: '', at: 0 };
    this.#outbox.add({ clientId: crypto.randomUUID(), room, text, at: Date.now(), state: { kind: 'waiting' } });
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId);
  }

  discard(clientId: string): void {
    this.#outbox.discard(clientId);
  }

  /** Tells the room that this person is typing, at most every few seconds, or that they stopped. */
  typing(room: string, typing: boolean): void {
    const told = this.#typingTold.room === room;
    const now = Date.now();
    if (typing ? told && now - this.#typingTold.at < typingRepeatMs : !told) {
      return;
    }
    this.#typingTold = typing ? { room, at: now } : { room: '', at: 0 };
    if (this.#state.link === 'online') {
      this.#socket.tell('room:type', { room, typing });
    }
  }

  markRead(room: string): void {
    this.#set(
      withRoom(this.#state, room, (state) => {
        const readSeq = lastSeq(state.timeline);
        return readSeq > state.readSeq ? { ...state, readSeq } : state;
      }),
    );
  }

  /** What the device says of its network. Coming back, or waking up, tries at once instead of at the next attempt. */
  device(online: boolean): void {
    this.#deviceOnline = online;
    if (this.#state.link === 'resting' || this.#state.link === 'online') {
      return;
    }
    this.#set({ ...this.#state, link: online ? 'reconnecting' : 'offline' });
    if (online && !this.#socket.connected) {
      this.#socket.connect();
    }
  }

  async #arrive(): Promise<void> {
    const visit = ++this.#visit;
    const answer = await this.#ask('lobby:enter', {});
    if (visit !== this.#visit || !this.#socket.connected) {
      return;
    }
    if (!answer.ok) {
      // Whether the account may enter was settled in the handshake; what is left passes.
      const again = () => (visit === this.#visit ? this.#arrive() : undefined);
      setTimeout(() => void again(), (answer.error.retryAfter ?? 1) * 1_000);
      return;
    }

    this.#set(entered(this.#state, answer));
    const rooms = [...this.#state.joined.values()].filter((room) => room.entry !== 'here');
    await Promise.all(rooms.map((room) => this.#join(room.id)));
    if (visit === this.#visit) {
      this.#outbox.open();
    }
  }

  #lose(): void {
    this.#visit++;
    this.#outbox.close();
    this.#joins.clear();
    if (this.#state.link === 'resting') {
      return;
    }
    const first = this.#state.link === 'connecting' && this.#state.epoch === '';
    const link: Link = !this.#deviceOnline ? 'offline' : first ? 'connecting' : 'reconnecting';
    this.#set(disconnected(this.#state, link));
  }

  #join(room: string): Promise<void> {
    const join = this.#joinOnce(room).finally(() => {
      if (this.#joins.get(room) === join) {
        this.#joins.delete(room);
      }
    });
    this.#joins.set(room, join);
    return join;
  }

  async #joinOnce(id: string): Promise<void> {
    const visit = this.#visit;
    const known = this.#state.joined.get(id);
    if (known === undefined) {
      return;
    }
    const answer: Ack<Joined> = await this.#ask('room:join', {
      // By name: after a restart of the server the room may have to be made again.
      room: known.name,
      after: lastSeq(known.timeline),
      epoch: known.epoch,
    });
    if (visit !== this.#visit) {
      return;
    }
    if (answer.ok) {
      this.#set(withRoom(this.#state, id, (room) => joined(room, answer, this.#state.epoch, Date.now())));
      this.#keepRooms();
    } else if (answer.error.retryAfter !== undefined || answer.error.code === noAnswer.code) {
      await new Promise((resolve) => setTimeout(resolve, (answer.error.retryAfter ?? 1) * 1_000));
      return visit === this.#visit ? this.#joinOnce(id) : undefined;
    } else {
      this.#set(withRoom(this.#state, id, (room) => ({ ...room, entry: { refused: answer.error } })));
    }
  }

  async #deliver(item: Outgoing): Promise<Delivery> {
    const visit = this.#visit;
    await this.#joins.get(item.room);
    if (visit !== this.#visit || !this.#socket.connected) {
      return { kind: 'lost' };
    }
    const answer = await this.#ask('room:post', { room: item.room, clientId: item.clientId, text: item.text });
    if (answer.ok) {
      this.#set(withRoom(this.#state, item.room, (room) => messageArrived(room, answer.message)));
      return { kind: 'delivered' };
    }
    if (answer.error.code === noAnswer.code) {
      return visit === this.#visit ? { kind: 'wait', delayMs: retryPauseMs } : { kind: 'lost' };
    }
    return answer.error.retryAfter === undefined
      ? { kind: 'refused', error: answer.error }
      : { kind: 'wait', delayMs: answer.error.retryAfter * 1_000 };
  }

  async #ask<E extends AskedEvent>(
    event: E,
    payload: Parameters<ClientEvents[E]>[0],
  ): Promise<Answer<E> | { readonly ok: false; readonly error: ChatError }> {
    try {
      return await this.#socket.ask(event, payload, answerTimeoutMs);
    } catch {
      return { ok: false, error: noAnswer };
    }
  }

  #peopleChanged(change: PeopleChange): void {
    this.#set(withRoom(this.#state, change.room, (room) => peopleChanged(room, change, Date.now())));
    if (change.kind === 'renamed' && change.person.id === this.#state.me.id) {
      // In another tab, perhaps.
      this.#set({ ...this.#state, me: change.person });
    }
  }

  #typingChanged(change: TypingChange): void {
    const timer = `${change.room}/${change.person.id}`;
    clearTimeout(this.#typingTimers.get(timer));
    this.#typingTimers.delete(timer);
    this.#set(withRoom(this.#state, change.room, (room) => typingChanged(room, change)));
    if (change.typing) {
      const stop = () => this.#typingChanged({ ...change, typing: false });
      this.#typingTimers.set(timer, setTimeout(stop, typingExpiryMs));
    }
  }

  #remember(id: string, name: string): void {
    this.#set({ ...this.#state, joined: new Map(this.#state.joined).set(id, newRoom(id, name)) });
  }

  #keepRooms(): void {
    this.#profile.rooms = [...this.#state.joined.values()].map(({ id, name }) => ({ id, name }));
  }

  #set(state: LobbyState): void {
    if (state === this.#state) {
      return;
    }
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
