import { accounts } from './en-accounts';
import { admin } from './en-admin';
import { settings } from './en-settings';

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

function names(list: readonly string[]): string {
  const shown = list.slice(0, 3);
  const rest = list.length - shown.length;
  if (rest > 0) {
    return `${shown.join(', ')} and ${plural(rest, 'other', 'others')}`;
  }
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

export const en = {
  language: 'English',
  accounts,
  settings,
  admin,
  honest: 'Rooms and messages live in the server’s memory. When it restarts, they are gone.',
  rooms: {
    title: 'Rooms',
    yours: 'Your rooms',
    others: 'Other rooms',
    none: 'No other rooms yet.',
    create: 'New room',
    createTitle: 'Open a room',
    createLead: 'If a room of that name exists already, you join it.',
    createName: 'Name of the room',
    createGo: 'Open',
    leave: (name: string) => `Leave ${name}`,
    leaveShort: 'Leave',
    people: (count: number) => plural(count, 'person', 'people'),
    unread: (count: number) => plural(count, 'unread message', 'unread messages'),
    menu: 'Rooms and settings',
    nowhereTitle: 'No room open',
    nowhere: 'Choose a room on the left, or open one of your own.',
    joining: 'Joining…',
  },
  people: {
    title: 'Here now',
    here: (count: number) => `${plural(count, 'person', 'people')} here`,
    online: (count: number) => `${count.toLocaleString('en')} online`,
    you: 'you',
    alone: 'Only you so far. Send somebody the link to this room.',
    copyLink: 'Copy link',
    copied: 'Copied',
    show: 'Who is here',
    typing: (list: readonly string[]) => `${names(list)} ${list.length === 1 ? 'is' : 'are'} typing`,
    several: 'Several people are typing',
    joined: (list: readonly string[]) => `${names(list)} joined`,
    left: (list: readonly string[]) => `${names(list)} left`,
  },
  messages: {
    log: (room: string) => `Messages in ${room}`,
    emptyTitle: 'Nothing said yet',
    empty: 'The first word is yours.',
    fresh: 'New',
    newer: (count: number) => plural(count, 'new message', 'new messages'),
    toBottom: 'To the newest messages',
    gap: 'Some messages were sent while you were away and are no longer kept.',
    restart: 'The server restarted. What stands above is only on this screen.',
    today: 'Today',
    yesterday: 'Yesterday',
    waiting: 'Not sent yet',
    refused: 'Not sent',
    retry: 'Try again',
    discard: 'Discard',
  },
  composer: {
    label: (room: string) => `Message to ${room}`,
    placeholder: (room: string) => `Write to ${room}`,
    send: 'Send',
    hint: 'Enter sends, Shift + Enter starts a new line',
    left: (count: number) => `${count.toLocaleString('en')} left`,
    over: (count: number) => `${plural(count, 'character', 'characters')} too many`,
  },
  link: {
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting. What you write is kept and goes out afterwards.',
    offline: 'You are offline. What you write is kept and goes out later.',
  },
  errors: {
    invalidRoom: 'A room’s name has 1 to 40 characters, at least one of them a letter or a digit.',
    too_many_rooms: 'There are as many rooms as fit. Join one of them instead.',
    room_limit: 'You are in as many rooms as one can be. Leave one first.',
    full: 'The place is full. Please try again later.',
    rate_limited: 'That was a little fast. Please wait a moment.',
    no_answer: 'The server did not answer. Please try again.',
    other: 'That did not work. Please try again.',
    waitSeconds: (count: number) => `Too many attempts. Try again in ${plural(count, 'second', 'seconds')}.`,
    waitMinutes: (count: number) => `Too many attempts. Try again in ${plural(count, 'minute', 'minutes')}.`,
    unreachable: 'The server is out of reach. Check your connection and try again.',
    unavailable: 'The server cannot do this just now. Please try again in a moment.',
    forbidden: 'You may not do this.',
    not_found: 'This is no longer there.',
    conflict: 'Somebody changed this meanwhile. Reload the page and try again.',
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

export type Text = typeof en;
