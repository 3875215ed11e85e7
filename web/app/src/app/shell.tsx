import { useState } from 'react';
import { LinkBanner } from '~/features/connection/link-banner';
import { PeoplePanel } from '~/features/people/people-panel';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import { useLobbyState } from '~/shared/lobby/use-lobby';
import { Dialog } from '~/shared/ui/dialog';
import { LeaveButton } from './leave-button';
import { Nowhere } from './nowhere';
import { RoomView } from './room-view';
import styles from './shell.module.css';
import { Sidebar } from './sidebar';

type Drawer = 'none' | 'rooms' | 'people';

/** Rooms, conversation and people side by side; what does not fit becomes a drawer. */
export function Shell() {
  const text = useText();
  const hasRooms = useMediaQuery('(min-width: 48rem)');
  const hasPeople = useMediaQuery('(min-width: 70rem)');
  const [drawer, setDrawer] = useState<Drawer>('none');
  const room = useLobbyState((state) => state.joined.get(state.current ?? ''));
  const me = useLobbyState((state) => state.me);

  const close = () => setDrawer('none');
  const openRooms = hasRooms ? null : () => setDrawer('rooms');
  const openPeople = hasPeople ? null : () => setDrawer('people');
  return (
    <div className={styles.shell}>
      {hasRooms && (
        <aside className={styles.side} aria-label={text.rooms.menu}>
          <Sidebar onChoose={close} />
        </aside>
      )}
      <main className={styles.main}>
        <LinkBanner />
        {room === undefined ? (
          <Nowhere onOpenRooms={openRooms} />
        ) : (
          <RoomView key={room.id} room={room} me={me} onOpenRooms={openRooms} onOpenPeople={openPeople} />
        )}
      </main>
      {hasPeople && room !== undefined && (
        <div className={styles.people}>
          <PeoplePanel people={room.people} me={me.id} />
        </div>
      )}

      {drawer === 'rooms' && openRooms !== null && (
        <Dialog title={text.rooms.menu} side="left" onClose={close}>
          <Sidebar onChoose={close} />
        </Dialog>
      )}
      {drawer === 'people' && openPeople !== null && room !== undefined && (
        <Dialog title={text.people.title} side="right" onClose={close}>
          <PeoplePanel people={room.people} me={me.id} />
          {!hasRooms && <LeaveButton room={room} />}
        </Dialog>
      )}
    </div>
  );
}
