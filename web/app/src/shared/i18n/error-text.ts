import type { ChatError } from '~/shared/lobby/contract';
import type { Text } from './en';

/** A refusal in the reader's language. `invalid` means another thing for each field, so the caller says what. */
export function errorText(text: Text, error: ChatError, invalid: string): string {
  switch (error.code) {
    case 'invalid':
      return invalid;
    case 'too_many_rooms':
    case 'room_limit':
    case 'full':
    case 'rate_limited':
    case 'no_answer':
      return text.errors[error.code];
    default:
      return text.errors.other;
  }
}
