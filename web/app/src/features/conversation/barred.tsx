import { useState } from 'react';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { toast } from '~/shared/ui/toasts';
import { useConversing } from './actions';
import type { Bar } from './bar';
import styles from './conversation.module.css';

/** Says so, where the field would be. */
export function Barred({ bar, title }: { readonly bar: Bar; readonly title: string }) {
  const text = useText();
  const { full } = useFormats();
  return (
    <div className={styles.barred} role="note">
      <p>
        {bar.kind === 'muted'
          ? text.composer.barred.muted(full(Date.parse(bar.until)))
          : bar.kind === 'preview'
            ? text.composer.barred.preview(title)
            : text.composer.barred[bar.kind]}
      </p>
      {bar.kind === 'preview' && <Join />}
    </div>
  );
}

function Join() {
  const text = useText();
  const client = useChat();
  const { conversation } = useConversing();
  const [busy, setBusy] = useState(false);
  const join = async () => {
    setBusy(true);
    try {
      await client.request('conversation:join', { conversation: conversation.id });
    } catch (error) {
      toast(chatProblem(text, error));
      setBusy(false);
    }
  };
  return (
    <button type="button" className={controls.primary} disabled={busy} onClick={() => void join()}>
      {text.channels.join}
    </button>
  );
}
