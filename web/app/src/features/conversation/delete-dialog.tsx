import type { StoredItem } from '@parlance/client';
import { asApiError } from '~/shared/chat/as-api-error';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FirstLine } from '~/shared/markdown/first-line';
import { Confirm } from '~/shared/ui/confirm';
import { useConversing } from './actions';
import styles from './conversation.module.css';

export function DeleteDialog({ item, onClose }: { readonly item: StoredItem; readonly onClose: () => void }) {
  const text = useAllText();
  const { agent } = useConversing();
  return (
    <Confirm
      title={text.messages.deleteTitle}
      lead={text.messages.deleteLead}
      go={text.messages.delete}
      action={() => asApiError(agent.delete(item.seq))}
      onClose={onClose}
    >
      <blockquote className={styles.doomed}>
        <FirstLine text={item.message.text} />
      </blockquote>
    </Confirm>
  );
}
