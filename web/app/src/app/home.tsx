import { Navigate, useOutletContext } from 'react-router';
import { useMe } from '~/shared/api/use-api';
import { pathOf } from '~/shared/chat/paths';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { later } from '~/shared/ui/later';
import { lastPlace } from './last-place';
import type { Making } from './making';

const Welcome = later(async () => (await import('./welcome')).Welcome);

/** Where one was last, or else the liveliest conversation; for a newcomer, where to begin. */
export function Home() {
  const me = useMe();
  const { status, items, byId } = useReadable(useChat().conversations);
  const isWide = useMediaQuery('(min-width: 48rem)');
  const onMake = useOutletContext<(making: Making) => void>();
  const last = lastPlace.get(me.id);
  const first = last !== null && byId.has(last) ? last : items[0]?.id;
  if (!isWide || status === 'loading') {
    return null;
  }
  return first === undefined ? <Welcome onMake={onMake} /> : <Navigate to={pathOf(first)} replace />;
}
