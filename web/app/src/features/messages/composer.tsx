import { type KeyboardEvent, useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { limits } from '~/shared/lobby/contract';
import { useLobby, useLobbyState } from '~/shared/lobby/use-lobby';
import { cx } from '~/shared/ui/class-names';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { Icon } from '~/shared/ui/icon';
import styles from './composer.module.css';
import { readDraft, writeDraft } from './drafts';

// The counter appears when it begins to matter.
const counterFrom = limits.messageCharsMax - 400;

interface ComposerProps {
  readonly room: string;
  readonly roomName: string;
  readonly onSend: () => void;
}

export function Composer({ room, roomName, onSend }: ComposerProps) {
  const text = useText();
  const lobby = useLobby();
  const me = useLobbyState((state) => state.me.id);
  const draftKey = `${me}.${room}`;
  const [draft, setDraft] = useState(() => readDraft(draftKey));
  const left = limits.messageCharsMax - draft.trim().length;
  const sendable = draft.trim() !== '' && left >= 0;

  const change = (value: string) => {
    setDraft(value);
    writeDraft(draftKey, value);
    lobby.typing(room, value.trim() !== '');
  };
  const send = () => {
    if (sendable) {
      lobby.send(room, draft.trim());
      setDraft('');
      writeDraft(draftKey, '');
      onSend();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed (Vietnamese, Chinese, Japanese …), Enter belongs to the input method. Safari ends
    // the composition before the key event and marks it by the key code 229 alone.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !composing) {
      event.preventDefault();
      send();
    }
  };

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={styles.box}>
        {/* The hidden copy of the text gives the field its height. */}
        <div className={styles.grow} data-copy={draft}>
          <textarea
            ref={focusOnDesktop}
            className={styles.field}
            rows={1}
            value={draft}
            aria-label={text.composer.label(roomName)}
            placeholder={text.composer.placeholder(roomName)}
            enterKeyHint="send"
            title={text.composer.hint}
            onChange={(event) => change(event.target.value)}
            onBlur={() => lobby.typing(room, false)}
            onKeyDown={onKeyDown}
          />
        </div>
        <button
          type="submit"
          className={styles.send}
          aria-label={text.composer.send}
          disabled={!sendable}
          // Keeps the focus, and with it a phone's keyboard, in the field.
          onPointerDown={(event) => event.preventDefault()}
        >
          <Icon name="send" />
        </button>
      </div>
      {left < limits.messageCharsMax - counterFrom && (
        <p className={cx(styles.counter, left < 0 && styles.over)} role="status">
          {left < 0 ? text.composer.over(-left) : text.composer.left(left)}
        </p>
      )}
    </form>
  );
}
