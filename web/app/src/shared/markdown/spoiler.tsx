import { type ReactNode, useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import styles from './markdown.module.css';

/** Words that show themselves when one asks for them. */
export function Spoiler({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const [shown, setShown] = useState(false);
  return shown ? (
    <span className={styles.shown}>{children}</span>
  ) : (
    <button type="button" className={styles.spoiler} aria-label={text.messages.spoiler} onClick={() => setShown(true)}>
      <span inert>{children}</span>
    </button>
  );
}
