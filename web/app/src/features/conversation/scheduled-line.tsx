import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { useConversing } from './actions';
import styles from './scheduled-line.module.css';
import { useScheduled } from './use-scheduled';

/** Above the field: that something written here is sent later, or could not be. */
export function ScheduledLine({ thread }: { readonly thread: number | null }) {
  const text = useText();
  const { moment } = useFormats();
  const { conversation, begin } = useConversing();
  const rows = useScheduled(conversation.id, thread);
  const failed = rows.filter(({ state }) => state === 'failed').length;
  const [first] = rows;
  if (first === undefined) {
    return null;
  }
  return (
    <button
      type="button"
      className={styles.line}
      data-failed={failed > 0 || undefined}
      onClick={() => begin({ kind: 'scheduled', thread })}
    >
      <Icon name={failed > 0 ? 'warn' : 'clock'} />
      <span>{failed > 0 ? text.scheduled.failed(failed) : text.scheduled.count(rows.length)}</span>
      {failed === 0 && <span className={styles.when}>{moment(Date.parse(first.at))}</span>}
    </button>
  );
}
