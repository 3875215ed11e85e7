import { useAllText } from '~/shared/i18n/use-all-text';
import { FirstLine } from '~/shared/markdown/first-line';
import { Icon } from '~/shared/ui/icon';
import styles from './context-bar.module.css';
import type { RefusedEdit } from './refused-edits';

interface RefusedBarProps {
  readonly edit: RefusedEdit;
  readonly onResume: () => void;
  readonly onDrop: () => void;
}

/** Other words for a message that the server did not take, while something else stands in the field. */
export function RefusedBar({ edit, onResume, onDrop }: RefusedBarProps) {
  const text = useAllText();
  return (
    <div className={styles.bar}>
      <Icon name="warn" />
      <p className={styles.what}>
        <span className={styles.problem} role="alert">
          {edit.problem}
        </span>
        <span className={styles.words}>
          <FirstLine text={edit.words} />
        </span>
      </p>
      <button type="button" className={styles.choice} onClick={onResume}>
        {text.composer.resume}
      </button>
      <button type="button" className={styles.close} aria-label={text.messages.discard} onClick={onDrop}>
        <Icon name="close" />
      </button>
    </div>
  );
}
