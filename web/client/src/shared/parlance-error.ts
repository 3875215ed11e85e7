import type { FeedRow, RefusalCause } from '../events.gen.ts';

/**
 * Why something was not done. `code` is one of docs/errors.md, or one that the client makes up itself: `offline` (there was no connection,
 * nothing was sent) and `no_answer` (the connection broke, or nothing came in time: it may have been done).
 */
export class ParlanceError extends Error {
  readonly code: string;
  /** Seconds until the same may be asked again. */
  readonly retryAfter: number | null;
  /** With `stale`: what there is instead of what was known. */
  readonly current: FeedRow | null;

  constructor(code: string, message: string = code, cause: Partial<RefusalCause> = {}) {
    super(message);
    this.name = 'ParlanceError';
    this.code = code;
    this.retryAfter = cause.retryAfter ?? null;
    this.current = cause.current ?? null;
  }

  static of(cause: RefusalCause): ParlanceError {
    return new ParlanceError(cause.code, cause.message, cause);
  }
}

/** Whether the same request may well succeed a moment later. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ParlanceError &&
  ['offline', 'no_answer', 'unavailable', 'rate_limited', 'fault', 'internal'].includes(error.code);
