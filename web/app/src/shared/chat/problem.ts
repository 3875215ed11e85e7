import { ParlanceError } from '@parlance/client';
import type { Text } from '~/shared/i18n/en';

/** Why the server, or the way to it, did not do what was asked, in the reader's language. */
export function chatProblem(text: Text, error: unknown, invalid: string = text.errors.other): string {
  if (error instanceof ParlanceError) {
    return error.code === 'invalid' ? invalid : codeText(text, error.code, error.retryAfter);
  }
  return text.errors.other;
}

export function codeText(text: Text, code: string, retryAfter: number | null = null): string {
  switch (code) {
    case 'rate_limited':
    case 'slow_mode':
      return retryAfter === null
        ? text.errors.rate_limited
        : text.errors.waitSeconds(Math.max(1, Math.ceil(retryAfter)));
    case 'offline':
      return text.errors.offline;
    case 'no_answer':
    case 'unreachable':
    case 'unavailable':
    case 'forbidden':
    case 'not_found':
    case 'muted':
    case 'blocked':
    case 'filtered':
    case 'too_large':
    case 'archived':
      return text.errors[code];
    case 'conflict':
    case 'stale':
      return text.errors.conflict;
    default:
      return text.errors.other;
  }
}
