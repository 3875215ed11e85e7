import { ApiError } from './api-error';
import type { Me, Signed } from './contract';
import type { Http, HttpAnswer } from './http';
import type { TabMessage, Tabs } from './tabs';

/** Why a session is over that was not ended here. */
export type EndReason = 'ended' | 'expired' | 'disabled' | 'password' | 'administrator';

export type SessionState =
  /** Nobody knows yet: the cookie has not been tried, or the server could not be reached. */
  | { readonly kind: 'unknown'; readonly reachable: boolean }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'signed-in'; readonly me: Me }
  | { readonly kind: 'ended'; readonly reason: EndReason };

/** What this browser remembers of its session, beside the cookie, which no script can see. */
export interface SessionMemory {
  /** Null when nobody is signed in here, which spares strangers a refused request; `me` is null when it is not known who. */
  get(): { readonly me: Me | null } | null;
  /** Null forgets it. */
  set(me: Me | null): void;
}

interface Token {
  readonly value: string;
  readonly validUntil: number;
}

// The access token lives 10 minutes. A minute before its end it is replaced, a little earlier or later in each tab,
// so that the first one serves all.
const aheadMs = 60_000;
const jitterMs = 20_000;
// Less than this is not worth sending: the request may take as long.
const usableMs = 5_000;
const retryMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** Who is signed in here, and the token that says so. The token is in memory only; a cookie brings the next one. */
export class Session {
  #state: SessionState = { kind: 'unknown', reachable: true };
  #token: Token | null = null;
  #refreshing: Promise<boolean> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  readonly #listeners = new Set<() => void>();
  readonly #tokenListeners = new Set<(token: string) => void>();
  readonly #http: Http;
  readonly #tabs: Tabs;
  readonly #memory: SessionMemory;

  constructor(http: Http, tabs: Tabs, memory: SessionMemory) {
    this.#http = http;
    this.#tabs = tabs;
    this.#memory = memory;
    tabs.listen((message) => this.#hear(message));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): SessionState => this.#state;

  /** Calls back with every new access token, for connections that outlive the old one. */
  onToken(listener: (token: string) => void): () => void {
    this.#tokenListeners.add(listener);
    return () => this.#tokenListeners.delete(listener);
  }

  /** Finds out whether this browser is signed in. `force` asks even when it seems not to be. */
  async start(force = false): Promise<void> {
    if (this.#state.kind === 'signed-in') {
      return;
    }
    const remembered = this.#memory.get();
    if (remembered === null && !force) {
      this.#set({ kind: 'signed-out' });
      return;
    }
    if (remembered?.me?.verified === true) {
      // What this device has kept is shown at once, without a network too. Should the session be over, the server says so now.
      this.#set({ kind: 'signed-in', me: remembered.me });
    }
    await this.refresh();
  }

  /** A token that can be used now, or null when nobody is signed in. */
  async accessToken(): Promise<string | null> {
    if (this.#state.kind !== 'signed-in') {
      return null;
    }
    if (this.#token === null || this.#token.validUntil - Date.now() < usableMs) {
      await this.refresh();
    }
    return this.#token?.value ?? null;
  }

  /** Brings a new token. However many ask at once, in whatever tab, the server is asked once. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refreshOnce().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** The server refused this token. True if there is another one by now. */
  async replace(refused: string): Promise<boolean> {
    return (this.#token !== null && this.#token.value !== refused) || (await this.refresh());
  }

  /** The answer of any way to sign in. */
  accept({ data, serverTime }: HttpAnswer): void {
    const { accessToken, expiresAt, me } = data as Signed;
    // By the server's clock, since this device's may be wrong.
    const lifeMs = Date.parse(expiresAt) - (serverTime ?? Date.now());
    const token = { value: accessToken, validUntil: Date.now() + lifeMs };
    this.#hold(token, me);
    this.#tabs.post({ kind: 'token', token: token.value, validUntil: token.validUntil, me });
  }

  /** The account as a later answer shows it. */
  changed(me: Me): void {
    if (this.#state.kind === 'signed-in') {
      this.#memory.set(me);
      this.#set({ kind: 'signed-in', me });
      this.#tabs.post({ kind: 'me', me });
    }
  }

  async signOut(): Promise<void> {
    const token = this.#token?.value ?? null;
    await this.#http({ method: 'POST', path: '/auth/logout', body: {}, token });
    this.forget();
  }

  /** The server has ended this session by itself, after the account was deleted for example. */
  forget(): void {
    this.#drop({ kind: 'signed-out' });
    this.#tabs.post({ kind: 'signed-out' });
  }

  end(reason: EndReason): void {
    if (this.#state.kind === 'signed-in' || this.#state.kind === 'unknown') {
      this.#drop({ kind: 'ended', reason });
    }
  }

  async #refreshOnce(): Promise<boolean> {
    const stale = this.#token;
    return await this.#tabs.exclusively(async () => {
      if (this.#token !== null && this.#token !== stale) {
        // Another tab was quicker while this one waited.
        return true;
      }
      clearTimeout(this.#timer);
      try {
        this.accept(await this.#http({ method: 'POST', path: '/auth/refresh', body: {} }));
        return true;
      } catch (error) {
        this.#refreshFailed(error);
        return false;
      }
    });
  }

  #refreshFailed(error: unknown): void {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    if (error.code === 'disabled') {
      this.#drop({ kind: 'ended', reason: 'disabled' });
    } else if (error.status === 401 || error.status === 400) {
      this.#drop(this.#state.kind === 'signed-in' ? { kind: 'ended', reason: 'expired' } : { kind: 'signed-out' });
    } else {
      // Out of reach says nothing about the session. It goes on when the server is back.
      const pause = retryMs[Math.min(this.#failures++, retryMs.length - 1)] ?? 0;
      this.#schedule(Math.max(pause, (error.retryAfter ?? 0) * 1_000));
      if (this.#state.kind === 'unknown') {
        this.#set({ kind: 'unknown', reachable: false });
      }
    }
  }

  #hear(message: TabMessage): void {
    switch (message.kind) {
      case 'token':
        this.#hold({ value: message.token, validUntil: message.validUntil }, message.me);
        break;
      case 'me':
        if (this.#state.kind === 'signed-in' && this.#state.me.id === message.me.id) {
          this.#set({ kind: 'signed-in', me: message.me });
        }
        break;
      case 'signed-out':
        this.#drop({ kind: 'signed-out' });
        break;
    }
  }

  #hold(token: Token, me: Me): void {
    this.#token = token;
    this.#failures = 0;
    this.#memory.set(me);
    this.#schedule(Math.max(token.validUntil - Date.now() - aheadMs - Math.random() * jitterMs, usableMs));
    this.#set({ kind: 'signed-in', me });
    for (const listener of this.#tokenListeners) {
      listener(token.value);
    }
  }

  #drop(state: SessionState): void {
    clearTimeout(this.#timer);
    this.#token = null;
    this.#memory.set(null);
    this.#set(state);
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), delayMs);
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

const memoryKey = 'parlance.signed-in';

export const browserMemory: SessionMemory = {
  get() {
    try {
      const kept = localStorage.getItem(memoryKey);
      return kept === null ? null : { me: meOf(kept) };
    } catch {
      // Storage is switched off, but the cookie may be there.
      return { me: null };
    }
  },
  set(me) {
    try {
      if (me === null) {
        localStorage.removeItem(memoryKey);
      } else {
        localStorage.setItem(memoryKey, JSON.stringify(me));
      }
    } catch {
      // As above.
    }
  },
};

/** Null when it was kept by another version of the page, which the server's answer will make up for. */
function meOf(kept: string): Me | null {
  try {
    const me: Partial<Me> = JSON.parse(kept);
    return typeof me.id === 'string' && typeof me.displayName === 'string' && Array.isArray(me.restrictions)
      ? (me as Me)
      : null;
  } catch {
    return null;
  }
}
