import type { OutboxItem } from '@parlance/client';
import { useEffect, useState } from 'react';
import { codeText } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import styles from './message-row.module.css';

/** Where a message of one's own is on its way. One that is confirmed at once, as nearly all are, never shows it. */
export function SendStatus({ item }: { readonly item: OutboxItem }) {
  const text = useText();
  const { outbox } = useChat();
  switch (item.state.kind) {
    case 'waiting':
    case 'sending':
      return <p className={styles.waiting}>{text.messages.waiting}</p>;
    case 'paused':
      return <Countdown until={item.state.until} />;
    case 'failed':
      return (
        <div className={styles.refused} role="alert">
          <span>
            {text.messages.refused} {codeText(text, item.state.code)}
          </span>
          <button type="button" onClick={() => outbox.retry(item.clientId)}>
            {text.messages.retry}
          </button>
          <button type="button" onClick={() => outbox.remove(item.clientId)}>
            {text.messages.discard}
          </button>
        </div>
      );
    case 'sent':
      return null;
  }
}

function Countdown({ until }: { readonly until: number }) {
  const text = useText();
  const [now, setNow] = useState(() => Date.now());
  // Follows the clock, a second at a time.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <p className={styles.paused}>{text.messages.paused(Math.max(1, Math.ceil((until - now) / 1_000)))}</p>;
}
