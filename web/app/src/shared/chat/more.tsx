import { useRef, useState } from 'react';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import styles from './more.module.css';
import { chatProblem } from './problem';

interface MoreProps {
  /** Brings the next part of a list. */
  readonly load: () => Promise<void>;
  readonly className?: string | undefined;
}

/** Below a list of which only a part is here. It asks once at a time, and says what went wrong. */
export function More({ load, className }: MoreProps) {
  const text = useAllText();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Two clicks may come before it is drawn that the first one was heard.
  const asking = useRef(false);
  const ask = async () => {
    if (asking.current) {
      return;
    }
    asking.current = true;
    setBusy(true);
    try {
      await load();
      setProblem(null);
    } catch (error) {
      setProblem(chatProblem(text, error));
    } finally {
      asking.current = false;
      setBusy(false);
    }
  };
  return (
    <div className={cx(styles.more, className)}>
      {problem !== null && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
      <button
        type="button"
        className={controls.outline}
        // Not `disabled`: the focus would be lost.
        aria-disabled={busy}
        onClick={() => void ask()}
      >
        {problem === null ? text.chat.more : text.settings.retry}
      </button>
    </div>
  );
}
