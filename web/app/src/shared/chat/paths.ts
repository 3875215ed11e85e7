import type { MessageRow } from '@parlance/client/events';

/** Where a conversation, or a message in it, is on this site. */
export const pathOf = (conversation: string, seq?: number): string =>
  seq === undefined ? `/c/${conversation}` : `/c/${conversation}/${seq}`;

/** Where a thread, or a reply in it, is. */
export const threadPath = (conversation: string, root: number, seq?: number): string =>
  seq === undefined ? `/c/${conversation}/t/${root}` : `/c/${conversation}/t/${root}/${seq}`;

/** Where a message is read: in its thread, if it stands nowhere else. */
export const messagePath = ({ conversation, seq, thread, aside }: MessageRow): string =>
  aside && thread !== null ? threadPath(conversation, thread, seq) : pathOf(conversation, seq);

/** Where on this site an address leads to a conversation, a message or a thread; null where it leads elsewhere. */
export function pathIn(href: string, origin: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  return url?.origin === origin && /^\/c\/[\w-]+(?:\/t\/\d+)?(?:\/\d+)?$/u.test(url.pathname) ? url.pathname : null;
}
