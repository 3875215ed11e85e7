import { ParlanceError } from '../shared/parlance-error.ts';
import { Cell, type Readable } from '../shared/readable.ts';
import type { AnswerOf, Asked, PayloadOf, RequestOf, ServerEvent } from './contract.ts';
import type { Device } from './device.ts';
import type { ChatSocket, SocketFactory } from './socket.ts';
import type { TokenSource } from './tokens.ts';

export type ConnectionState =
  /** Not there yet, for the first time. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  /** It was there, and is coming back. `since` in Unix milliseconds. */
  | { readonly kind: 'reconnecting'; readonly since: number }
  /** The device has no network. */
  | { readonly kind: 'offline' }
  /** The server has ended the session for good. `code` is that of `auth:ended`. */
  | { readonly kind: 'ended'; readonly code: string };

/** How long anything may wait for its answer. */
const answerTimeoutMs = 20_000;
/** How long a request waits for a connection before it gives up. */
const patienceMs = 8_000;
/** After sleep the network may be dead without anybody having said so: this long an answer may take then. */
const probeTimeoutMs = 4_000;
const comeBackMs = [1_000, 2_000, 4_000, 5_000] as const;

// With a fresh token they go away, or the refresh says what is wanted of the account.
const renewable = new Set([
  'token_expired',
  'unauthenticated',
  'session_ended',
  'role_changed',
  'email_unverified',
  'second_factor_required',
]);
// Refusals of a connection after which another attempt would end alike.
const final = new Set(['disabled', 'deleted', 'forbidden', 'token_revoked']);

/** The way to the server: one socket that comes back by itself, with a token that is kept fresh. */
export class Connection {
  readonly #state = new Cell<ConnectionState>({ kind: 'connecting' });
  readonly state: Readable<ConnectionState> = this.#state;
  readonly #socket: ChatSocket;
  readonly #tokens: TokenSource;
  readonly #device: Device;
  readonly #waiting = new Set<(error: ParlanceError) => void>();
  readonly #connected = new Set<() => void>();
  #wanted = false;
  #everConnected = false;
  #failures = 0;
  #comeBack: ReturnType<typeof setTimeout> | undefined;
  #probing: Promise<void> | null = null;
  #stopListening: (() => void)[] = [];

  constructor(makeSocket: SocketFactory, tokens: TokenSource, device: Device) {
    this.#tokens = tokens;
    this.#device = device;
    this.#socket = makeSocket((give) => void this.#enter(give));
    this.#socket.on('connect', () => this.#arrived());
    this.#socket.on('disconnect', () => this.#lost());
    this.#socket.on('connect_error', (error: { readonly data?: { readonly code?: string } }) => {
      this.#lost();
      this.#refused(error.data?.code);
    });
    this.#socket.on('auth:ended', ({ code }: PayloadOf<'auth:ended'>) => {
      if (renewable.has(code) && code !== 'session_ended') {
        void this.#renew();
      } else {
        this.#end(code);
      }
    });
  }

  get online(): boolean {
    return this.#state.getSnapshot().kind === 'online';
  }

  /** Whether what the server says once may get lost between two polls. */
  get polls(): boolean {
    return this.#socket.transport === 'polling';
  }

  start(): void {
    if (this.#wanted) {
      return;
    }
    this.#wanted = true;
    this.#state.set(this.#device.online ? { kind: 'connecting' } : { kind: 'offline' });
    this.#stopListening = [
      this.#device.listen(() => this.wake()),
      this.#tokens.onToken?.((token) => this.#refreshed(token)) ?? (() => {}),
    ];
    this.#connect();
  }

  /** Until `start`. Whoever waits for an answer is told that there is none. */
  stop(): void {
    this.#wanted = false;
    clearTimeout(this.#comeBack);
    for (const stop of this.#stopListening.splice(0)) {
      stop();
    }
    this.#close();
    this.#unanswered();
  }

  /** Calls back in every moment in which the connection is there, before anybody asks over it. */
  onConnect(listener: () => void): () => void {
    this.#connected.add(listener);
    return () => this.#connected.delete(listener);
  }

  on<E extends ServerEvent>(event: E, listener: (payload: PayloadOf<E>) => void): () => void {
    return this.#socket.on(event, listener);
  }

  /** The answer. Throws when the server refuses, when there is no connection (`offline`), and when it breaks before the answer (`no_answer`). */
  ask<E extends Asked>(event: E, body: RequestOf<E>, timeoutMs = answerTimeoutMs): Promise<AnswerOf<E>> {
    if (!this.online) {
      return Promise.reject(new ParlanceError('offline', `${event}: there is no connection`));
    }
    return new Promise((resolve, reject) => {
      const settle = (then: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(lost);
        then();
      };
      const lost = (error: ParlanceError) => settle(() => reject(error));
      const timer = setTimeout(() => {
        lost(new ParlanceError('no_answer', `${event}: no answer in ${timeoutMs} ms`));
        void this.#probe();
      }, timeoutMs);
      this.#waiting.add(lost);
      this.#socket.emit(event, body, (answer) => {
        const { ok, error } = answer as { ok: boolean; error: ConstructorParameters<typeof ParlanceError>[2] };
        settle(() =>
          ok
            ? resolve(answer as AnswerOf<E>)
            : reject(new ParlanceError(error?.code ?? 'fault', error?.message ?? event, error)),
        );
      });
    });
  }

  /** As `ask`, but waits some seconds for a connection when there is none. */
  async request<E extends Asked>(event: E, body: RequestOf<E>): Promise<AnswerOf<E>> {
    if (!this.online) {
      await this.#patience();
    }
    return await this.ask(event, body);
  }

  /** Resolves when there is a connection, at once or some time. */
  whenOnline(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.online) {
          unsubscribe();
          resolve();
        }
      };
      const unsubscribe = this.#state.subscribe(look);
      look();
    });
  }

  /** The device was asleep, or its network has changed: tries at once, and finds out whether the connection is still there. */
  wake(): void {
    if (!this.#wanted) {
      return;
    }
    const state = this.#state.getSnapshot();
    if (!this.#device.online) {
      if (state.kind !== 'ended' && state.kind !== 'online') {
        this.#state.set({ kind: 'offline' });
      }
      // A network that is gone may have taken the connection with it, or may not: a server on this very machine stays.
      void this.#probe();
    } else if (state.kind === 'online') {
      void this.#probe();
    } else if (state.kind !== 'ended') {
      this.#state.set(this.#away());
      this.#failures = 0;
      this.#connect();
    }
  }

  #away(): ConnectionState {
    const state = this.#state.getSnapshot();
    if (!this.#device.online) {
      return { kind: 'offline' };
    }
    return state.kind === 'reconnecting'
      ? state
      : this.#everConnected
        ? { kind: 'reconnecting', since: Date.now() }
        : { kind: 'connecting' };
  }

  async #enter(give: (token: string | null) => void): Promise<void> {
    try {
      // Without a token the server refuses, and that leads to a new one or to another attempt.
      give(await this.#tokens.token());
    } catch (error) {
      this.#end(error instanceof ParlanceError ? error.code : 'session_ended');
    }
  }

  #arrived(): void {
    clearTimeout(this.#comeBack);
    this.#failures = 0;
    this.#everConnected = true;
    this.#state.set({ kind: 'online' });
    for (const listener of [...this.#connected]) {
      listener();
    }
  }

  #lost(): void {
    this.#unanswered();
    if (!this.#wanted || this.#state.getSnapshot().kind === 'ended') {
      return;
    }
    this.#state.set(this.#away());
    if (!this.#socket.active) {
      this.#tryAgain();
    }
  }

  #unanswered(): void {
    for (const lost of [...this.#waiting]) {
      lost(new ParlanceError('no_answer', 'the connection broke before the answer'));
    }
  }

  #refused(code: string | undefined): void {
    if (code !== undefined && final.has(code)) {
      this.#end(code);
    } else if (code !== undefined && renewable.has(code)) {
      void this.#renew();
    }
  }

  async #renew(): Promise<void> {
    // A server that refuses every fresh token is not asked without pause.
    if (this.#failures > 1) {
      this.#tryAgain();
      return;
    }
    this.#failures++;
    try {
      if (await this.#tokens.refresh()) {
        this.#connect();
      } else {
        this.#tryAgain();
      }
    } catch (error) {
      this.#end(error instanceof ParlanceError ? error.code : 'session_ended');
    }
  }

  #tryAgain(): void {
    clearTimeout(this.#comeBack);
    const base = comeBackMs[Math.min(this.#failures, comeBackMs.length - 1)] ?? 5_000;
    this.#failures++;
    this.#comeBack = setTimeout(() => this.#connect(), base * (0.5 + Math.random()));
  }

  #connect(): void {
    // The official client gives up when the server itself refuses or ends a socket; what it tries by itself goes on.
    if (this.#wanted && this.#state.getSnapshot().kind !== 'ended' && !this.#socket.connected) {
      this.#socket.connect();
    }
  }

  #refreshed(token: string): void {
    if (this.online) {
      // Refused, it ends with `token_expired`, and comes back with a token of that moment.
      this.ask('auth:refresh', { token }).catch(() => {});
    }
  }

  #end(code: string): void {
    if (this.#state.getSnapshot().kind === 'ended') {
      return;
    }
    clearTimeout(this.#comeBack);
    this.#state.set({ kind: 'ended', code });
    this.#close();
    this.#unanswered();
    this.#tokens.ended?.(code);
  }

  #close(): void {
    // The server may be closing it already: a word of farewell would be written into a connection that ends, and browsers complain of that.
    this.#socket.drop();
    this.#socket.disconnect();
  }

  #probe(): Promise<void> {
    this.#probing ??= this.#probeOnce().finally(() => {
      this.#probing = null;
    });
    return this.#probing;
  }

  async #probeOnce(): Promise<void> {
    try {
      await this.ask('feed:heads', {}, probeTimeoutMs);
    } catch (error) {
      if (error instanceof ParlanceError && error.code === 'no_answer' && this.#socket.connected) {
        this.#socket.drop();
      }
    }
  }

  async #patience(): Promise<void> {
    if (this.#state.getSnapshot().kind === 'ended') {
      throw new ParlanceError('offline', 'the session has ended');
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ParlanceError('offline', 'there is no connection')), patienceMs);
    });
    try {
      await Promise.race([this.whenOnline(), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
