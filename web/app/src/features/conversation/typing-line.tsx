import { useNames } from '~/shared/chat/use-people';
import { useText } from '~/shared/i18n/use-text';
import styles from './typing-line.module.css';

// More names than these are a crowd.
const namedMax = 3;

/** Who is writing at this moment. Its line is always there, so that nothing moves when they do. */
export function TypingLine({ who }: { readonly who: readonly string[] }) {
  const text = useText();
  const names = useNames(who.slice(0, namedMax));
  return (
    <p className={styles.line} aria-live="off">
      {who.length > 0 && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {who.length > namedMax ? text.people.several : text.people.typing(names)}
        </>
      )}
    </p>
  );
}
