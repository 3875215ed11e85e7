import { ApiError } from './api-error';
import type { Me } from './contract';
import type { HttpAnswer, HttpRequest } from './http';
import type { SessionMemory } from './session';
import type { TabMessage, Tabs } from './tabs';

export const ann: Me = {
  id: 'ann',
  username: 'ann',
  displayName: 'Ann',
  email: 'ann@example.org',
  emailVerified: true,
  role: 'member',
  kind: 'person',
  color: '',
  initials: 'A',
  bio: '',
  statusText: '',
  statusEmoji: '',
  locale: 'en',
  timeZone: 'UTC',
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  verified: true,
  restrictions: [],
};

const lifeMs = 600_000;

/** The API as far as sessions go, for tests. The cookie is shared by all tabs, as in a browser. */
export class FakeApi {
  cookie: string | null = null;
  reachable = true;
  disabled = false;
  /** Asks for a fresh sign-in before `DELETE /me/totp`. */
  signedInLately = true;
  /** How far the server's clock is ahead of this device's. */
  aheadMs = 0;
  readonly requests: string[] = [];
  readonly #tokens = new Set<string>();
  #issued = 0;

  http = async ({ method, path, token }: HttpRequest): Promise<HttpAnswer> => {
    this.requests.push(`${method} ${path}`);
    await Promise.resolve();
    if (!this.reachable) {
      throw new ApiError('unreachable');
    }
    if (this.disabled) {
      throw new ApiError('disabled', { status: 403 });
    }
    return { data: this.#answer(`${method} ${path}`, token ?? null), etag: null, serverTime: this.#now() };
  };

  /** Every access token so far is refused from now on, as after their ten minutes. */
  expireTokens(): void {
    this.#tokens.clear();
  }

  count(request: string): number {
    return this.requests.filter((other) => other === request).length;
  }

  #answer(request: string, token: string | null): unknown {
    switch (request) {
      case 'POST /auth/login':
        return this.#signed();
      case 'POST /auth/refresh':
        if (this.cookie === null) {
          throw new ApiError('unauthenticated', { status: 401 });
        }
        return this.#signed();
      case 'POST /auth/logout':
        this.cookie = null;
        return undefined;
    }
    if (token === null || !this.#tokens.has(token)) {
      throw new ApiError('token_expired', { status: 401 });
    }
    if (request === 'DELETE /me/totp' && !this.signedInLately) {
      throw new ApiError('reauthentication_required', { status: 403 });
    }
    return ann;
  }

  #signed() {
    const accessToken = `token-${++this.#issued}`;
    this.#tokens.add(accessToken);
    this.cookie = accessToken;
    return { accessToken, expiresAt: new Date(this.#now() + lifeMs).toISOString(), me: ann };
  }

  #now(): number {
    return Date.now() + this.aheadMs;
  }
}

/** One browser: its tabs hear each other and share a lock. */
export class FakeBrowser {
  readonly #listeners: ((message: TabMessage) => void)[] = [];
  #lock: Promise<unknown> = Promise.resolve();

  tab(): Tabs {
    let own: (message: TabMessage) => void = () => {};
    return {
      post: (message) => {
        for (const listener of this.#listeners) {
          if (listener !== own) {
            listener(message);
          }
        }
      },
      listen: (listener) => {
        own = listener;
        this.#listeners.push(listener);
      },
      exclusively: (work) => {
        const turn = this.#lock.then(work);
        this.#lock = turn.catch(() => {});
        return turn;
      },
    };
  }
}

/** A browser's memory of its session; without a person, it is known only that somebody is signed in. */
export function sessionMemory(kept: { readonly me: Me | null } | null = null): SessionMemory {
  let value = kept;
  return {
    get: () => value,
    set: (me) => {
      value = me === null ? null : { me };
    },
  };
}
