import { useState } from 'react';
import { useMe } from '~/shared/api/use-api';
import { PresenceDot } from '~/shared/chat/presence-dot';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePresence, useWatched } from '~/shared/chat/use-people';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import { Avatar } from '~/shared/ui/avatar';
import { Icon } from '~/shared/ui/icon';
import { later } from '~/shared/ui/later';
import { Menu } from '~/shared/ui/menu';
import styles from './profile-bar.module.css';

const ProfileMenuItems = later(async () => (await import('./profile-menu-items')).ProfileMenuItems);

/** Who I am here, and the way to the settings and out. */
export function ProfileBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const text = useText();
  // The list is there before its button can be pressed, and not before that on the first screen.
  const [isNear, setIsNear] = useState(false);
  const come = () => setIsNear(true);
  const me = useMe();
  useWatched([me.id]);
  const words = text.settings.menu;
  const status = `${me.statusEmoji} ${me.statusText}`.trim();
  const { moment } = useFormats();
  const isPaused = usePresence(me.id) === 'dnd';
  const until = [...useReadable(useChat().own).presence.values()][0]?.until ?? null;
  const state = isPaused && until !== null ? words.pause.until(moment(Date.parse(until))) : status;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that somebody comes near; what they press is the button.
    <footer className={styles.foot} onPointerEnter={come} onFocus={come}>
      <Menu
        place="above"
        label={words.label}
        buttonClass={styles.bar}
        button={
          <>
            <PresenceDot user={me.id}>
              <Avatar id={me.id} name={me.displayName} color={me.color} />
            </PresenceDot>
            <span className={styles.who}>
              <span className={styles.name}>{me.displayName}</span>
              <span className={styles.meta}>{state === '' ? `@${me.username}` : state}</span>
            </span>
            <span className="visually-hidden">: {words.label}</span>
            <Icon name="settings" />
          </>
        }
      >
        {isNear && <ProfileMenuItems isPaused={isPaused} onShortcuts={onShortcuts} />}
      </Menu>
    </footer>
  );
}
