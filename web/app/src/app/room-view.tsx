import { Conversation } from '~/features/messages/conversation';
import { errorText } from '~/shared/i18n/error-text';
import { useText } from '~/shared/i18n/use-text';
import type { Person } from '~/shared/lobby/contract';
import type { RoomState } from '~/shared/lobby/room-state';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { LeaveButton } from './leave-button';
import styles from './room-view.module.css';

interface RoomViewProps {
  readonly room: RoomState;
  readonly me: Person;
  /** Null where the rooms, or the people, are on the screen already. */
  readonly onOpenRooms: (() => void) | null;
  readonly onOpenPeople: (() => void) | null;
}

export function RoomView({ room, me, onOpenRooms, onOpenPeople }: RoomViewProps) {
  const text = useText();
  return (
    <>
      <header className={styles.head}>
        {onOpenRooms !== null && (
          <button type="button" className={controls.icon} aria-label={text.rooms.menu} onClick={onOpenRooms}>
            <Icon name="menu" />
          </button>
        )}
        <div className={styles.titles}>
          <h1 className={styles.title}>{room.name}</h1>
          <p className={styles.here}>
            {room.entry === 'joining' && room.people.length === 0
              ? text.rooms.joining
              : text.people.here(room.people.length)}
          </p>
        </div>
        {onOpenRooms === null && <LeaveButton room={room} />}
        {onOpenPeople !== null && (
          <button type="button" className={controls.icon} aria-label={text.people.show} onClick={onOpenPeople}>
            <Icon name="people" />
          </button>
        )}
      </header>
      {typeof room.entry === 'object' ? (
        <p className={styles.refused} role="alert">
          {errorText(text, room.entry.refused, text.errors.invalidRoom)}
        </p>
      ) : (
        <Conversation room={room} me={me} />
      )}
    </>
  );
}
