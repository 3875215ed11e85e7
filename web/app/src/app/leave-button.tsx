import { useText } from '~/shared/i18n/use-text';
import type { RoomState } from '~/shared/lobby/room-state';
import { useLobby } from '~/shared/lobby/use-lobby';
import controls from '~/shared/ui/controls.module.css';
import styles from './leave-button.module.css';

export function LeaveButton({ room }: { readonly room: RoomState }) {
  const text = useText();
  const lobby = useLobby();
  const leave = () => {
    lobby.leave(room.id);
    location.hash = '';
  };
  return (
    <button
      type="button"
      className={`${controls.quiet} ${styles.leave}`}
      aria-label={text.rooms.leave(room.name)}
      onClick={leave}
    >
      {text.rooms.leaveShort}
    </button>
  );
}
