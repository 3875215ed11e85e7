import type { MessageRow } from '@parlance/client/events';

/** Where a conversation, or a message in it, is on this site. */
export const pathOf = (conversation: string, seq?: number): string =>
  seq === undefined ? `/c/${conversation}` : `/c/${conversation}/${seq}`;

export const threadPath = (conversation: string, root: number): string => `/c/${conversation}/t/${root}`;

/** Where a message is read: in its thread, if it stands nowhere else. */
export const messagePath = ({ conversation, seq, thread, aside }: MessageRow): string =>
  aside && thread !== null ? threadPath(conversation, thread) : pathOf(conversation, seq);
