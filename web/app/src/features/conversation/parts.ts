import { later } from '~/shared/ui/later';

/** What opens beside a message or the field. Nothing of it is on the first screen. */
export const EmojiPopover = later(async () => (await import('./emoji-popover')).EmojiPopover);
export const SendMenuList = later(async () => (await import('./send-menu-list')).SendMenuList);
