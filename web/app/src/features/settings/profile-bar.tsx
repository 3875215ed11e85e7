import { useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { useLobbyState } from '~/shared/lobby/use-lobby';
import { Avatar } from '~/shared/ui/avatar';
import { Icon } from '~/shared/ui/icon';
import styles from './profile-bar.module.css';
import { SettingsDialog } from './settings-dialog';

/** Who I am here; opens the settings. */
export function ProfileBar() {
  const text = useText();
  const name = useLobbyState((state) => state.me?.name ?? '');
  const [open, setOpen] = useState(false);
  return (
    <footer className={styles.foot}>
      <button type="button" className={styles.bar} title={text.settings.title} onClick={() => setOpen(true)}>
        <Avatar name={name} />
        <span className={styles.name}>{name}</span>
        <Icon name="settings" />
      </button>
      {open && <SettingsDialog name={name} onClose={() => setOpen(false)} />}
    </footer>
  );
}
