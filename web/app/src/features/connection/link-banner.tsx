import { useText } from '~/shared/i18n/use-text';
import { useLobbyState } from '~/shared/lobby/use-lobby';
import styles from './link-banner.module.css';

/** Says calmly that the server is out of reach. A gap of a moment is not worth a word, so it waits before it shows. */
export function LinkBanner() {
  const text = useText();
  const link = useLobbyState((state) => state.link);
  return (
    <div role="status">
      {link !== 'online' && link !== 'resting' && (
        <p key={link} className={styles.banner}>
          <span className={styles.dot} aria-hidden="true" />
          {text.link[link]}
        </p>
      )}
    </div>
  );
}
