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

/** Whether this browser holds the session's cookie, which no script can see. Spares strangers a refused request. */
export interface SessionHint {
  get(): boolean;
  set(signedIn: boolean): void;
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
  readonly #hint: SessionHint;

  constructor(http: Http, tabs: Tabs, hint: SessionHint) {
    this.#http = http;
    this.#tabs = tabs;
    this.#hint = hint;
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
    if (force || this.#hint.get()) {
      await this.refresh();
    } else {
      this.#set({ kind: 'signed-out' });
    }
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
    this.#hint.set(true);
    this.#schedule(Math.max(token.validUntil - Date.now() - aheadMs - Math.random() * jitterMs, usableMs));
    this.#set({ kind: 'signed-in', me });
    for (const listener of this.#tokenListeners) {
      listener(token.value);
    }
  }

  #drop(state: SessionState): void {
    clearTimeout(this.#timer);
    this.#token = null;
    this.#hint.set(false);
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

const hintKey = 'parlance.signed-in';

export const browserHint: SessionHint = {
  get() {
    try {
      return localStorage.getItem(hintKey) !== null;
    } catch {
      // Storage is switched off, but the cookie may be there.
      return true;
    }
  },
  set(signedIn) {
    try {
      if (signedIn) {
        localStorage.setItem(hintKey, '1');
      } else {
        localStorage.removeItem(hintKey);
      }
    } catch {
      // As above.
    }
  },
};
