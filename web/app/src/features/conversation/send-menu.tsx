import { useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { FloatingMenu, type Place, placeOf } from '~/shared/ui/floating';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import styles from './composer.module.css';

interface SendMenuProps {
  readonly onSilent: () => void;
  readonly onLater: (at: Place) => void;
}

/** Beside the button that sends: other ways to send. */
export function SendMenu({ onSilent, onLater }: SendMenuProps) {
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
      {at !== null && (
        <FloatingMenu label={words.ways} at={at} onClose={() => setAt(null)}>
          <MenuItem icon={<Icon name="clock" />} onChoose={() => onLater(at)}>
            {words.later}
          </MenuItem>
          <MenuItem icon={<Icon name="bellOff" />} onChoose={onSilent}>
            {words.silently}
          </MenuItem>
        </FloatingMenu>
      )}
    </>
  );
}
