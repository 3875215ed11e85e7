import { accounts } from './en-accounts';
import { admin } from './en-admin';
import { asides } from './en-asides';
import { customEmoji } from './en-emoji';
import { folders } from './en-folders';
import { keeping } from './en-keeping';
import { moderation } from './en-moderation';
import { settings } from './en-settings';
import { plural } from './en-words';

/** What is not on the first screen. A section may have words in both halves. */
export const later = {
  accounts,
  settings,
  admin,
  ...asides,
  ...keeping,
  ...moderation,
  ...folders,
  ...customEmoji,
  errors: {
    invalid_credentials: 'The name or the password is not right.',
    waitMinutes: (count: number) => `Too many attempts. Try again in ${plural(count, 'minute', 'minutes')}.`,
    disabled: 'This account has been switched off by an administrator.',
    email_unverified: 'Confirm your e-mail address first.',
    second_factor_required:
      'A second step at sign-in is asked of you here: an authenticator app or a passkey. Set one up first, and keep one.',
    registration_closed: 'New accounts need an invitation here.',
    invitation_invalid: 'This invitation is no longer good.',
    code_invalid: 'This code is not right, or no longer good.',
    last_sign_in_method: 'This is your only way to sign in. Add another first.',
    last_administrator: 'A server needs at least one administrator. Make somebody else one first.',
    username_taken: 'This name, or one that looks like it, is taken.',
    someFields: 'Something above is not right yet.',
  },
  fields: {
    required: 'This is needed.',
    username:
      '3 to 32 letters, digits, dots, hyphens or underscores, beginning with a letter or a digit. Some words are reserved.',
    displayName: '1 to 64 characters, in one line.',
    email: 'This is not an e-mail address that works here.',
    passwordLength: '8 to 128 characters.',
    password:
      'Too easy to guess: it is on the lists of common passwords, or little more than your name, your address or the name of this server.',
    currentPassword: 'This is not your current password.',
    code: 'Six digits.',
    bio: 'This is too long.',
    statusText: 'This is too long.',
    statusEmoji: 'One emoji.',
    timeZone: 'The server does not know this time zone.',
    publicUrl: 'An address that begins with https:// or http://, without a path.',
    allowedDomains: 'Domains such as example.org, one to a line.',
    confirmation: 'This is not the name of the account.',
    other: 'This is not right.',
  },
};

export type LaterText = typeof later;
