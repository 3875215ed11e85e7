import { chat } from './en-chat';
import { plural } from './en-words';

/** What has to be there for the first screen. The rest is in en-later.ts. */
export const en = {
  ...chat,
  settings: {
    close: 'Close',
    cancel: 'Cancel',
    copy: 'Copy',
    copied: 'Copied',
    retry: 'Try again',
    menu: {
      label: 'Account and settings',
      settings: 'Settings',
      signOut: 'Sign out',
      pause: {
        minutes30: 'Do not disturb for 30 minutes',
        hour: 'Do not disturb for an hour',
        tomorrow: 'Do not disturb until tomorrow',
        end: 'Let me be disturbed again',
        until: (time: string) => `Do not disturb until ${time}`,
      },
    },
  },
  accounts: {
    loading: 'One moment…',
    unreachable: 'The server is out of reach. Trying again…',
  },
  errors: {
    offline: 'You are offline just now. Try again when you are back.',
    muted: 'You may not write here for some time.',
    blocked: 'You cannot reach this person.',
    filtered: 'A filter of this server does not let this text in.',
    too_large: 'This is too large.',
    archived: 'This conversation is archived.',
    rate_limited: 'That was a little fast. Please wait a moment.',
    no_answer: 'The server did not answer. Please try again.',
    other: 'That did not work. Please try again.',
    waitSeconds: (count: number) => `Too many attempts. Try again in ${plural(count, 'second', 'seconds')}.`,
    unreachable: 'The server is out of reach. Check your connection and try again.',
    unavailable: 'The server cannot do this just now. Please try again in a moment.',
    forbidden: 'You may not do this.',
    not_found: 'This is no longer there.',
    conflict: 'Somebody changed this meanwhile. Reload the page and try again.',
  },
};

export type Text = typeof en;
