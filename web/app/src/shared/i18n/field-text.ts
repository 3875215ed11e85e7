import type { AllText } from './use-all-text';

/** What is wrong with a field that the server did not take. Its own words are for developers; ours say what will do. */
export function fieldText(text: AllText, field: string): string {
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
