import { useState } from 'react';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FloatingMenu } from '~/shared/ui/floating';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import type { Place } from '~/shared/ui/place';
import { offeredTimes } from './times';
import styles from './when.module.css';

interface WhenMenuProps {
  readonly label: string;
  readonly at: Place;
  readonly onChoose: (at: Date) => void;
  /** Wants a time of their own: `WhenDialog` asks for it. */
  readonly onOwn: () => void;
  readonly onClose: () => void;
}

/** A few moments to choose from. */
export function WhenMenu({ label, at, onChoose, onOwn, onClose }: WhenMenuProps) {
  const words = useAllText().when;
  const { moment } = useFormats();
  const [offered] = useState(() => offeredTimes(new Date()));
  return (
    <FloatingMenu label={label} at={at} onClose={onClose}>
      {offered.map((one) => (
        <MenuItem key={one.name} onChoose={() => onChoose(one.at)}>
          <span className={styles.name}>{words[one.name]}</span>
          <span className={styles.moment}>{moment(one.at.getTime())}</span>
        </MenuItem>
      ))}
      <MenuItem icon={<Icon name="clock" />} onChoose={onOwn}>
        {words.own}
      </MenuItem>
    </FloatingMenu>
  );
}
