import { useChat, useReadable } from '~/shared/chat/use-chat';
import { onDemand } from '~/shared/ui/later';
import type { Bar } from './bar';
import styles from './conversation.module.css';

const Empty = () => <div className={styles.barred} />;
const Barred = onDemand(async () => (await import('./barred')).Barred, Empty);

/** The place of the field, where one may not write. */
export function BarPlace({ bar, title }: { readonly bar: Bar; readonly title: string }) {
  const { status } = useReadable(useChat().conversations);
  // Whether one is in it may not be known yet.
  return bar.kind === 'preview' && status === 'loading' ? <Empty /> : <Barred bar={bar} title={title} />;
}
