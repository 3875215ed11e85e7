import type { OutboxItem } from '@parlance/client';
import { useState } from 'react';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useSendKey } from '~/shared/chat/use-send-key';
import { useText } from '~/shared/i18n/use-text';
import { Markdown } from '~/shared/markdown/markdown';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { Icon } from '~/shared/ui/icon';
import composer from './composer.module.css';
import styles from './conversation.module.css';
import lines from './lines.module.css';
import { SendStatus } from './send-status';

interface FirstMessageProps {
  readonly user: string;
  readonly name: string;
  /** What was written already and is not on the server. */
  readonly pending: readonly OutboxItem[];
  readonly onSend: (text: string) => void;
}

/** An empty conversation with somebody, and the field for the first words. */
export function FirstMessage({ user, name, pending, onSend }: FirstMessageProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const sends = useSendKey();
  const sendable = words.trim() !== '';
  const send = () => {
    if (sendable) {
      onSend(words.trim());
      setWords('');
    }
  };
  return (
    <div className={styles.conversation}>
      <div className={styles.empty}>
        <div className={lines.intro}>
          <PersonAvatar id={user} size="l" />
          <p className={lines.introTitle}>{name}</p>
          <p className={lines.introLead}>{text.messages.intro.direct(name)}</p>
        </div>
        {pending.map((item) => (
          <article key={item.clientId} className={styles.unsent}>
            <Markdown text={item.text} />
            <SendStatus item={item} />
          </article>
        ))}
      </div>
      <div className={styles.foot}>
        <form
          className={composer.composer}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <div className={composer.box}>
            <div className={composer.grow} data-copy={words}>
              <textarea
                ref={focusOnDesktop}
                className={composer.field}
                rows={1}
                value={words}
                aria-label={text.composer.label(name)}
                placeholder={text.composer.placeholder(name)}
                enterKeyHint="send"
                onChange={(event) => setWords(event.target.value)}
                onKeyDown={(event) => {
                  if (sends(event) && !event.nativeEvent.isComposing && event.keyCode !== 229) {
                    event.preventDefault();
                    send();
                  }
                }}
              />
            </div>
            <button type="submit" className={composer.send} aria-label={text.composer.send} disabled={!sendable}>
              <Icon name="send" />
            </button>
          </div>
        </form>
      </div>
    </div>
  );
}
