import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import styles from './link-banner.module.css';

/** Says calmly that the server is out of reach. A gap of a moment is not worth a word, so it waits before it shows. */
export function LinkBanner() {
  const text = useText();
  const { kind } = useReadable(useChat().connection);
  return (
    <div role="status">
      {kind !== 'online' && kind !== 'ended' && (
        <p key={kind} className={styles.banner}>
          <span className={styles.dot} aria-hidden="true" />
          {text.link[kind]}
        </p>
      )}
    </div>
  );
}
