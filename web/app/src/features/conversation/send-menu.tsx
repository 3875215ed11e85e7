import { useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { type Place, placeOf } from '~/shared/ui/place';
import styles from './composer.module.css';
import { SendMenuList } from './parts';
import type { SendWays } from './send-menu-list';

/** Beside the button that sends: other ways to send, and what it will look like. */
export function SendMenu(ways: SendWays) {
  const words = useText().scheduled;
  const [at, setAt] = useState<Place | null>(null);
  return (
    <>
      <button
        type="button"
        className={styles.ways}
        aria-label={words.ways}
        title={words.ways}
        aria-haspopup="menu"
        onClick={(event) => setAt(placeOf(event.currentTarget))}
      >
        <Icon name="chevron" />
      </button>
      {at !== null && <SendMenuList {...ways} at={at} onClose={() => setAt(null)} />}
    </>
  );
}
