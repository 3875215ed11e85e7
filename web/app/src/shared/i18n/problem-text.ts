import type { ApiError } from '~/shared/api/api-error';
import type { AllText } from './use-all-text';

/** Why a request was refused, in the reader's language. */
export function problemText(text: AllText, error: ApiError): string {
  switch (error.code) {
    case 'rate_limited':
      return waitText(text, error.retryAfter);
    case 'stale':
      return text.errors.conflict;
    case 'unreachable':
    case 'unavailable':
    case 'forbidden':
    case 'not_found':
    case 'conflict':
    case 'invalid_credentials':
    case 'disabled':
    case 'email_unverified':
    case 'second_factor_required':
    case 'registration_closed':
    case 'invitation_invalid':
    case 'code_invalid':
    case 'last_sign_in_method':
    case 'last_administrator':
    case 'username_taken':
      return text.errors[error.code];
    default:
      return Object.keys(error.fields).length > 0 ? text.errors.someFields : text.errors.other;
  }
}

function waitText(text: AllText, seconds: number | null): string {
  if (seconds === null) {
    return text.errors.rate_limited;
  }
  return seconds < 90 ? text.errors.waitSeconds(seconds) : text.errors.waitMinutes(Math.ceil(seconds / 60));
}
