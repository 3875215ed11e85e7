import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import styles from './failed.module.css';
import { chatProblem } from './problem';

/** In place of a list that the server has not given: why, and another try. */
export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const text = useText();
  return (
    <div className={styles.failed} role="alert">
      <p>{chatProblem(text, error)}</p>
      <button type="button" className={controls.outline} onClick={onRetry}>
        {text.settings.retry}
      </button>
    </div>
  );
}
