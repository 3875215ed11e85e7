import { RoomList } from '~/features/rooms/room-list';
import { ProfileBar } from '~/features/settings/profile-bar';
import { useServerInfo } from '~/shared/api/use-query';
import { useText } from '~/shared/i18n/use-text';
import { useLobbyState } from '~/shared/lobby/use-lobby';
import { Logo } from '~/shared/ui/logo';
import styles from './sidebar.module.css';

export function Sidebar({ onChoose }: { readonly onChoose: () => void }) {
  const text = useText();
  const server = useServerInfo();
  const online = useLobbyState((state) => (state.link === 'online' ? state.online : null));
  return (
    <div className={styles.sidebar}>
      <header className={styles.head}>
        <Logo server={server.kind === 'ready' ? server.data : null} />
        {online !== null && <span className={styles.online}>{text.people.online(online)}</span>}
      </header>
      <RoomList onChoose={onChoose} />
      <ProfileBar />
    </div>
  );
}
