import { useText } from '~/shared/i18n/use-text';
import type { Person } from '~/shared/lobby/contract';
import styles from './typing-line.module.css';

/** Who is writing just now. Its line is always there, so that nothing moves when somebody starts. */
export function TypingLine({ people }: { readonly people: readonly Person[] }) {
  const text = useText();
  const words =
    people.length > 3 ? text.people.several : people.length > 0 ? text.people.typing(people.map((p) => p.name)) : '';
  return (
    <p className={styles.line} aria-live="off">
      {words !== '' && (
        <>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words}
        </>
      )}
    </p>
  );
}
