import { ParlanceError } from '../shared/parlance-error.ts';
import type { TokenSource } from './tokens.ts';

/** What signing in with `"client": "body"` answers, as far as it matters here. */
export interface TokenPair {
  readonly accessToken: string;
  /** When the access token ends. */
  readonly expiresAt: string;
  readonly refreshToken: string;
}

export interface RefreshTokensOptions {
  /** The server's origin. */
  readonly url: string;
  /** What was got at the sign-in, or kept from an earlier run. */
  readonly pair: TokenPair;
  /** Keeps a new pair: the old refresh token is good for nothing once the new one is used. */
  readonly save?: (pair: TokenPair) => Promise<void> | void;
}

// The access token lives ten minutes, and is replaced a minute before its end.
const aheadMs = 60_000;
const retryMs = 5_000;

/** The session of a program that is a device of its own: a refresh token that becomes another one with each use. */
export function refreshTokens({ url, pair, save }: RefreshTokensOptions): TokenSource {
  let now = pair;
  let refreshing: Promise<boolean> | null = null;
  const listeners = new Set<(token: string) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const leftMs = () => Date.parse(now.expiresAt) - Date.now();
  const plan = (ms: number) => {
    clearTimeout(timer);
    if (listeners.size > 0) {
      timer = setTimeout(() => {
        refresh().then(
          (fresh) => fresh || plan(retryMs),
          // The connection hears of it when it asks for a token.
          () => {},
        );
      }, ms);
    }
  };

  const refreshOnce = async () => {
    const response = await fetch(`${url}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken: now.refreshToken }),
    }).catch(() => null);
    if (response === null || response.status >= 500 || response.status === 429) {
      return false;
    }
    if (!response.ok) {
      const problem: { readonly code?: string } = await response.json().catch(() => ({}));
      throw new ParlanceError(problem.code ?? 'session_ended', `The session was not refreshed: ${response.status}`);
    }
    const fresh: TokenPair = await response.json();
    await save?.(fresh);
    now = fresh;
    plan(Math.max(leftMs() - aheadMs, retryMs));
    for (const listener of listeners) {
      listener(fresh.accessToken);
    }
    return true;
  };
  const refresh = () => {
    refreshing ??= refreshOnce().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };

  return {
    async token() {
      return leftMs() > retryMs || (await refresh()) ? now.accessToken : null;
    },
    refresh,
    onToken(listener) {
      listeners.add(listener);
      plan(Math.max(leftMs() - aheadMs, 0));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          clearTimeout(timer);
        }
      };
    },
  };
}
