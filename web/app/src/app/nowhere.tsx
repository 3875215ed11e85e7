import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import styles from './nowhere.module.css';

/** No room is open. */
export function Nowhere({ onOpenRooms }: { readonly onOpenRooms: (() => void) | null }) {
  const text = useText();
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{text.rooms.nowhereTitle}</h1>
      {onOpenRooms === null ? (
        <p>{text.rooms.nowhere}</p>
      ) : (
        <button type="button" className={controls.primary} onClick={onOpenRooms}>
          {text.rooms.title}
        </button>
      )}
    </div>
  );
}
