import { useEffect } from 'react';
import { calm } from '~/shared/chat/calm';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';

const shownMax = 99;

/** The tab tells what waits for one, and where one is: a number for what is meant for oneself, a dot for anything else. */
export function TabTitle({ current, me }: { readonly current: string | null; readonly me: string }) {
  const client = useChat();
  const { byId, items, unread } = useReadable(calm(client.conversations));
  const titleOf = useTitleOf(me);
  const open = current === null ? undefined : byId.get(current);
  const waiting = items.reduce((sum, item) => sum + waitingIn(item), 0);
  // Follows the browser's tab: its icon has the same news as its title.
  useEffect(() => {
    setIcon(waiting > 0 ? 'mentions' : unread > 0 ? 'unread' : 'quiet');
    void (waiting > 0 ? navigator.setAppBadge?.(waiting) : navigator.clearAppBadge?.())?.catch(() => undefined);
  }, [waiting, unread]);

  const count = waiting > 0 ? `(${waiting > shownMax ? `${shownMax}+` : waiting}) ` : unread > 0 ? '• ' : '';
  return <title>{`${count}${open === undefined ? '' : `${titleOf(open.conversation)} · `}Parlance`}</title>;
}

const waitingIn = ({
  mentions,
  unread,
  peer,
  muted,
}: {
  mentions: number;
  unread: number;
  peer: string | null;
  muted: boolean;
}) => (peer !== null && !muted ? unread : mentions);

function setIcon(state: 'quiet' | 'unread' | 'mentions'): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = state === 'quiet' ? '/icon.svg' : `/icon-${state}.svg`;
  if (link !== null && link.getAttribute('href') !== href) {
    link.href = href;
  }
}
