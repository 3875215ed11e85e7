import { useDeferredValue } from 'react';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Markdown } from '~/shared/markdown/markdown';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import styles from './preview.module.css';

/** What others will see of what is being written. */
export function Preview({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const words = useAllText().composer;
  return (
    <section className={styles.preview} aria-label={words.previewTitle}>
      <header className={styles.head}>
        {words.previewTitle}
        <button
          type="button"
          className={controls.tiny}
          aria-label={words.hidePreview}
          title={words.hidePreview}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className={styles.text}>
        <Markdown text={useDeferredValue(text)} />
      </div>
    </section>
  );
}
