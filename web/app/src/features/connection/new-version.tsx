import { useEffect, useSyncExternalStore } from 'react';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { lookForNewVersion, newVersion, takeNewVersion } from '~/shared/shell/shell';
import styles from './new-version.module.css';

/** Offers the newer version of the page, as soon as there is one. Nobody is interrupted by it. */
export function NewVersion() {
  const text = useText();
  const isReady = useSyncExternalStore(newVersion.subscribe, newVersion.get);
  const { kind } = useReadable(useChat().connection);
  useEffect(() => {
    if (kind === 'online') {
      lookForNewVersion();
    }
  }, [kind]);
  return (
    <div role="status">
      {isReady && (
        <p className={styles.offer}>
          {text.link.newVersion}
          <button type="button" onClick={takeNewVersion}>
            {text.link.reload}
          </button>
        </p>
      )}
    </div>
  );
}
