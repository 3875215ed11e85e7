import { Navigate, useOutletContext } from 'react-router';
import { useMe } from '~/shared/api/use-api';
import { pathOf } from '~/shared/chat/paths';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import styles from './home.module.css';
import { lastPlace } from './last-place';
import type { Making } from './making';

/** Where one was last, or else the liveliest conversation; for a newcomer, where to begin. */
export function Home() {
  const text = useText();
  const me = useMe();
  const { status, items, byId } = useReadable(useChat().conversations);
  const isWide = useMediaQuery('(min-width: 48rem)');
  const onMake = useOutletContext<(making: Making) => void>();
  const last = lastPlace.get(me.id);
  const first = last !== null && byId.has(last) ? last : items[0]?.id;
  if (!isWide || status === 'loading') {
    return null;
  }
  if (first !== undefined) {
    return <Navigate to={pathOf(first)} replace />;
  }
  const words = text.home;
  return (
    <div className={styles.home}>
      <h1 className={styles.title}>{words.title(me.displayName)}</h1>
      <p className={styles.lead}>{words.lead}</p>
      <div className={styles.actions}>
        <button type="button" className={controls.primary} onClick={() => onMake('find')}>
          {text.channels.find.title}
        </button>
        <button type="button" className={controls.outline} onClick={() => onMake('direct')}>
          {text.channels.newDirect.title}
        </button>
      </div>
    </div>
  );
}
