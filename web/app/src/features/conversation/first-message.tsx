import { useState } from 'react';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useText } from '~/shared/i18n/use-text';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { Icon } from '~/shared/ui/icon';
import composer from './composer.module.css';
import styles from './conversation.module.css';
import lines from './lines.module.css';

interface FirstMessageProps {
  readonly user: string;
  readonly name: string;
  readonly busy: boolean;
  readonly onSend: (text: string) => void;
}

/** An empty conversation with somebody, and the field for the first words. */
export function FirstMessage({ user, name, busy, onSend }: FirstMessageProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const sendable = words.trim() !== '' && !busy;
  const send = () => {
    if (sendable) {
      onSend(words.trim());
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
                readOnly={busy}
                aria-label={text.composer.label(name)}
                placeholder={text.composer.placeholder(name)}
                enterKeyHint="send"
                onChange={(event) => setWords(event.target.value)}
                onKeyDown={(event) => {
                  if (
                    event.key === 'Enter' &&
                    !event.shiftKey &&
                    !event.nativeEvent.isComposing &&
                    event.keyCode !== 229
                  ) {
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
