import { useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { FloatingMenu, type Place, placeOf } from '~/shared/ui/floating';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import styles from './composer.module.css';

interface SendMenuProps {
  readonly previews: boolean;
  readonly onPreviews: (on: boolean) => void;
  readonly onSilent: () => void;
  readonly onLater: (at: Place) => void;
}

/** Beside the button that sends: other ways to send, and what it will look like. */
export function SendMenu({ previews, onPreviews, onSilent, onLater }: SendMenuProps) {
  const text = useText();
  const words = text.scheduled;
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
          <MenuItem icon={<Icon name="eye" />} onChoose={() => onPreviews(!previews)}>
            {previews ? text.composer.hidePreview : text.composer.preview}
          </MenuItem>
        </FloatingMenu>
      )}
    </>
  );
}
