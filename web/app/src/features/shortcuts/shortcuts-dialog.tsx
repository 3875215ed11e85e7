import { useEnterSends } from '~/shared/chat/use-send-key';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Dialog } from '~/shared/ui/dialog';
import { shortcutGroups } from './shortcuts';
import styles from './shortcuts-dialog.module.css';

/** What the keyboard can do. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useAllText().shortcuts;
  const groups = shortcutGroups(useEnterSends());
  return (
    <Dialog title={words.title} wide onClose={onClose}>
      <div className={styles.groups}>
        {groups.map(({ name, keys }) => (
          <section key={name} aria-label={words.groups[name]}>
            <h3 className={styles.group}>{words.groups[name]}</h3>
            <dl>
              {keys.map(([what, parts]) => (
                <div key={what} className={styles.row}>
                  <dt>{words.keys[what]}</dt>
                  <dd>
                    {parts.map((part) => (
                      <kbd key={part} className={styles.key}>
                        {part}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
