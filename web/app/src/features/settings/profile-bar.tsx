import { useNavigate } from 'react-router';
import { useMe } from '~/shared/api/use-api';
import { PresenceDot } from '~/shared/chat/presence-dot';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePresence, useWatched } from '~/shared/chat/use-people';
import { useSignOut } from '~/shared/chat/use-sign-out';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import { Avatar } from '~/shared/ui/avatar';
import { Icon } from '~/shared/ui/icon';
import { Menu, MenuItem } from '~/shared/ui/menu';
import { PauseItems } from './pause-items';
import styles from './profile-bar.module.css';

/** Who I am here, and the way to the settings and out. */
export function ProfileBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const hasKeys = useMediaQuery('(pointer: fine)');
  const text = useText();
  const signOut = useSignOut();
  const me = useMe();
  useWatched([me.id]);
  const navigate = useNavigate();
  const words = text.settings.menu;
  const status = `${me.statusEmoji} ${me.statusText}`.trim();
  const { moment } = useFormats();
  const isPaused = usePresence(me.id) === 'dnd';
  const until = [...useReadable(useChat().own).presence.values()][0]?.until ?? null;
  const state = isPaused && until !== null ? words.pause.until(moment(Date.parse(until))) : status;
  return (
    <footer className={styles.foot}>
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
        <MenuItem icon={<Icon name="settings" />} onChoose={() => navigate('/settings/profile')}>
          {words.settings}
        </MenuItem>
        <PauseItems isPaused={isPaused} />
        {hasKeys && (
          <MenuItem icon={<Icon name="keyboard" />} onChoose={onShortcuts}>
            {text.shortcuts.title}
          </MenuItem>
        )}
        <MenuItem icon={<Icon name="signOut" />} onChoose={() => void signOut()}>
          {words.signOut}
        </MenuItem>
      </Menu>
    </footer>
  );
}
