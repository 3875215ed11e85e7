import type { ApiError } from '~/shared/api/api-error';
import type { Text } from './en';

/** Why a request was refused, in the reader's language. */
export function problemText(text: Text, error: ApiError): string {
  switch (error.code) {
    case 'rate_limited':
      return waitText(text, error.retryAfter);
    case 'invalid_credentials':
      return text.accounts.signIn.wrong;
    case 'stale':
      return text.errors.conflict;
    case 'unreachable':
    case 'unavailable':
    case 'forbidden':
    case 'not_found':
    case 'conflict':
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

function waitText(text: Text, seconds: number | null): string {
  if (seconds === null) {
    return text.errors.rate_limited;
  }
  return seconds < 90 ? text.errors.waitSeconds(seconds) : text.errors.waitMinutes(Math.ceil(seconds / 60));
}

/** What is wrong with a field that the server did not take. Its own words are for developers; ours say what will do. */
export function fieldText(text: Text, field: string): string {
  switch (field) {
    case 'username':
    case 'displayName':
    case 'email':
    case 'password':
    case 'currentPassword':
    case 'code':
    case 'bio':
    case 'statusText':
    case 'statusEmoji':
    case 'timeZone':
    case 'publicUrl':
    case 'allowedDomains':
      return text.fields[field];
    case 'name':
      return text.fields.displayName;
    default:
      return text.fields.other;
  }
}
