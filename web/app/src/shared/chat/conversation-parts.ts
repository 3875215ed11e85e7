import { later } from '~/shared/ui/later';

/** What one can do with a conversation, of which nothing is on the first screen. */
export const ConversationMenu = later(async () => (await import('./conversation-menu')).ConversationMenu);
export const ConversationDialog = later(async () => (await import('./conversation-dialog')).ConversationDialog);
