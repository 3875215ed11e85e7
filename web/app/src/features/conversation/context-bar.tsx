import type { PendingItem, StoredItem, TimelineItem } from '@parlance/client';
import { useText } from '~/shared/i18n/use-text';
import { FirstLine } from '~/shared/markdown/first-line';
import { Icon } from '~/shared/ui/icon';
import { useConversing } from './actions';
import styles from './context-bar.module.css';
import { QuotedName } from './quote';

interface ContextBarProps {
  readonly edited: StoredItem | null;
  /** What is edited as soon as it has been sent. */
  readonly awaited: PendingItem | null;
  /** Why the words were not taken. */
  readonly problem: string | null;
  readonly replyTo: number | null;
  readonly items: readonly TimelineItem[];
  readonly onCancel: () => void;
}

/** Above the field: what one answers, or what one is saying in other words. */
export function ContextBar({ edited, awaited, problem, replyTo, items, onCancel }: ContextBarProps) {
  const text = useText();
  const { show } = useConversing();
  if (edited === null && awaited !== null) {
    return (
      <div className={styles.bar} role="status">
        <Icon name="edit" />
        <p className={styles.what}>
          <span className={styles.label}>{text.composer.editedWhenSent}</span>
          <span className={styles.words}>
            <FirstLine text={awaited.item.text} />
          </span>
        </p>
        <CloseButton onClose={onCancel} />
      </div>
    );
  }
  const seq = edited?.seq ?? replyTo;
  if (seq === null) {
    return null;
  }
  const item = edited ?? items.find((one) => one.kind === 'stored' && one.seq === seq);
  const message = item?.kind === 'stored' ? item.message : null;
  return (
    <div className={styles.bar}>
      <Icon name={edited === null ? 'reply' : 'edit'} />
      <button type="button" className={styles.what} onClick={() => show(seq)}>
        <span className={styles.label}>
          {edited !== null ? text.composer.editing : text.composer.replyingTo}{' '}
          {edited === null && message !== null && <QuotedName id={message.author} />}
        </span>
        {problem !== null ? (
          <span className={styles.problem} role="alert">
            {problem}
          </span>
        ) : (
          message !== null && (
            <span className={styles.words}>
              <FirstLine text={message.text} />
            </span>
          )
        )}
      </button>
      <CloseButton onClose={onCancel} />
    </div>
  );
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <button type="button" className={styles.close} aria-label={useText().settings.cancel} onClick={onClose}>
      <Icon name="close" />
    </button>
  );
}
