import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { CopyButton } from '~/shared/ui/copy-button';
import { Dialog } from '~/shared/ui/dialog';
import { saveFile } from '~/shared/ui/save-file';
import styles from './settings.module.css';

/** Shown once, and never again. */
export function RecoveryCodes({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  const text = useAllText();
  const words = text.settings.security;
  const all = `${codes.join('\n')}\n`;
  return (
    <Dialog title={words.codesTitle} onClose={onClose}>
      <p>{words.codesLead}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <CopyButton value={all} />
        <button
          type="button"
          className={`${controls.outline} ${controls.small}`}
          onClick={() => saveFile(words.codesFile, new Blob([all], { type: 'text/plain' }))}
        >
          {text.settings.download}
        </button>
      </div>
      <p className={styles.after}>
        <button type="button" className={controls.primary} onClick={onClose}>
          {words.codesKept}
        </button>
      </p>
    </Dialog>
  );
}
