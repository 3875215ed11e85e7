import { modKey } from '~/shared/ui/mod-key';

// Every key that does something, and where. What each of them does stands in the catalogue under the same names.
const everywhere = {
  switcher: [modKey, 'K'],
  mentions: [modKey, 'Shift', 'M'],
  travel: ['Alt', '↑ ↓'],
  travelUnread: ['Alt', 'Shift', '↑ ↓'],
  sheet: ['?'],
} as const;

const messages = {
  walk: ['↑ ↓'],
  act: ['Tab'],
} as const;

const writing = {
  newLine: ['Shift', 'Enter'],
  editLast: ['↑'],
  cancel: ['Esc'],
  bold: [modKey, 'B'],
  italic: [modKey, 'I'],
  code: [modKey, 'E'],
  struck: [modKey, 'Shift', 'X'],
  indent: ['Tab'],
  mention: ['@'],
  emoji: [':'],
} as const;

export type Shortcut = keyof typeof everywhere | keyof typeof messages | keyof typeof writing | 'send';

export interface ShortcutGroup {
  readonly name: 'everywhere' | 'messages' | 'writing';
  readonly keys: readonly (readonly [Shortcut, readonly string[]])[];
}

/** All of them. Which key sends is each person's choice. */
export function shortcutGroups(enterSends: boolean): readonly ShortcutGroup[] {
  const send = enterSends ? ['Enter'] : [modKey, 'Enter'];
  const newLine = enterSends ? writing.newLine : ['Enter'];
  const of = (keys: Readonly<Partial<Record<Shortcut, readonly string[]>>>) =>
    Object.entries(keys) as [Shortcut, readonly string[]][];
  return [
    { name: 'everywhere', keys: of(everywhere) },
    { name: 'messages', keys: of(messages) },
    { name: 'writing', keys: of({ send, ...writing, newLine }) },
  ];
}
