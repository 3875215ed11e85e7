import { useAllText } from '~/shared/i18n/use-all-text';
import type { Everybody } from '~/shared/markdown/everybody-in';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import styles from './reach-dialog.module.css';

interface ReachDialogProps {
  /** Null where the server has not said how many. */
  readonly people: number | null;
  readonly everybody: Everybody;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** Asks before many people are interrupted. */
export function ReachDialog({ people, everybody, onSend, onClose }: ReachDialogProps) {
  const text = useAllText();
  const words = text.reach;
  return (
    <Dialog title={people === null ? words.titleUnknown : words.title(people)} onClose={onClose}>
      <p className={styles.lead}>
        {people === null && words.unknown} {words[everybody]}
      </p>
      <div className={styles.actions}>
        <button
          ref={firstFocus}
          type="button"
          className={controls.primary}
          onClick={() => {
            onClose();
            onSend();
          }}
        >
          {words.go}
        </button>
        <button type="button" className={controls.quiet} onClick={onClose}>
          {text.settings.cancel}
        </button>
      </div>
    </Dialog>
  );
}
