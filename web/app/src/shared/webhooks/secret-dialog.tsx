import controls from '~/shared/ui/controls.module.css';
import { CopyButton } from '~/shared/ui/copy-button';
import { Dialog } from '~/shared/ui/dialog';
import { useWords } from './use-words';
import styles from './webhooks.module.css';

interface SecretDialogProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shows what a webhook signs with, the only time that it can be seen. */
export function SecretDialog({ name, secret, onClose }: SecretDialogProps) {
  const words = useWords();
  return (
    <Dialog title={words.secretTitle(name)} onClose={onClose}>
      <p>{words.secret}</p>
      <code className={styles.secret}>{secret}</code>
      <p className={styles.actions}>
        <CopyButton value={secret} />
        <button type="button" className={controls.quiet} onClick={onClose}>
          {words.done}
        </button>
      </p>
    </Dialog>
  );
}
