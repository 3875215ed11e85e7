import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useEnterSends, useSendKey } from '~/shared/chat/use-send-key';
import { useText } from '~/shared/i18n/use-text';
import { cx } from '~/shared/ui/class-names';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { Icon } from '~/shared/ui/icon';
import { later } from '~/shared/ui/later';
import { type Place, placeOf } from '~/shared/ui/place';
import { useConversing } from './actions';
import { lengthened, shortened, type Written } from './channel-links';
import styles from './composer.module.css';
import { EmojiPopover } from './parts';
import { SendMenu } from './send-menu';
import { indent, insert, keysOf, paste, wrap } from './typing-aids';
import { useSuggestions } from './use-suggestions';

const Autocomplete = later(async () => (await import('./autocomplete')).Autocomplete);
const Preview = later(async () => (await import('./preview')).Preview);

const charsMax = 20_000;
// The counter appears when it begins to matter.
const counterFrom = charsMax - 500;

/** What is being written: something new, or other words for what was said. */
export interface Writing {
  /** Another one has other words in the field. */
  readonly key: string;
  readonly begin: string;
  readonly isEdit: boolean;
}

interface ComposerProps {
  readonly title: string;
  /** What stands in the empty field. */
  readonly placeholder: string;
  readonly writing: Writing;
  /** Whether what begins with a slash is a command here. */
  readonly takesCommands: boolean;
  readonly onChange: (text: string) => void;
  /** Sends, or keeps, the words. False while they stay in the field, such as for a question first. */
  readonly onSend: (text: string, isSilent: boolean) => boolean;
  /** What is written is to be sent at another time. */
  readonly onLater: (text: string, at: Place) => void;
  readonly onPoll: () => void;
  /** For a moment, while it is found out whether something is to be asked first. */
  readonly isBusy: boolean;
  /** Escape, with nothing left to close in here. */
  readonly onCancel: () => void;
  /** ↑ in an empty field. */
  readonly onEditLast: () => void;
  readonly ref?: Ref<{ readonly focus: () => void }>;
}

export function Composer({
  title,
  placeholder,
  writing,
  takesCommands,
  isBusy,
  onChange,
  onSend,
  onLater,
  onPoll,
  onCancel,
  onEditLast,
  ref,
}: ComposerProps) {
  const text = useText();
  const { agent } = useConversing();
  const [written, setWritten] = useState(() => shortened(writing.begin));
  const [known, setKnown] = useState(writing.key);
  const [picking, setPicking] = useState<Place | null>(null);
  const [previews, setPreviews] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const sends = useSendKey();
  const enterSends = useEnterSends();
  if (known !== writing.key) {
    setKnown(writing.key);
    setWritten(shortened(writing.begin));
  }
  const hold = useCallback((element: HTMLTextAreaElement | null) => {
    field.current = element;
    focusOnDesktop(element);
  }, []);
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }));

  const draft = written.text;
  const words = lengthened(written);
  const left = charsMax - words.trim().length;
  const sendable = draft.trim() !== '' && left >= 0;
  const change = (next: Written) => {
    setWritten(next);
    onChange(lengthened(next));
    agent.typing(next.text.trim() !== '' && !writing.isEdit);
  };
  const suggestions = useSuggestions(field, written, change, takesCommands);
  const send = (isSilent = false) => {
    if (sendable && !isBusy && onSend(words.trim(), isSilent)) {
      setWritten({ ...written, text: '' });
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While a word is being composed (Vietnamese, Chinese, Japanese …), keys belong to the input method. Safari ends
    // the composition before the key event and marks it by the key code 229 alone.
    if (event.nativeEvent.isComposing || event.keyCode === 229) {
      return;
    }
    if (suggestions.onKeyDown(event)) {
      return;
    }
    const { key, shiftKey } = event;
    const mark = keysOf(event);
    if (sends(event)) {
      event.preventDefault();
      send();
    } else if (key === 'Escape') {
      event.preventDefault();
      onCancel();
    } else if (key === 'ArrowUp' && draft === '' && !shiftKey) {
      event.preventDefault();
      onEditLast();
    } else if (mark !== null) {
      event.preventDefault();
      wrap(event.currentTarget, mark);
    } else if (key === 'Tab' && indent(event.currentTarget, shiftKey)) {
      event.preventDefault();
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (paste(event.currentTarget, event.clipboardData)) {
      event.preventDefault();
    }
  };
  // Follows the device's window: whoever goes away is not typing any more.
  useEffect(() => () => agent.typing(false), [agent]);

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {suggestions.items.length > 0 && <Autocomplete id={listId} suggestions={suggestions} />}
      {previews && draft.trim() !== '' && <Preview text={words} onClose={() => setPreviews(false)} />}
      <div className={styles.box}>
        {/* The hidden copy of the text gives the field its height. */}
        <div className={styles.grow} data-copy={draft}>
          <textarea
            ref={hold}
            className={styles.field}
            rows={1}
            dir="auto"
            value={draft}
            aria-label={writing.isEdit ? text.composer.editLabel : text.composer.label(title)}
            placeholder={writing.isEdit ? text.composer.editLabel : placeholder}
            aria-autocomplete="list"
            aria-controls={suggestions.items.length > 0 ? listId : undefined}
            aria-activedescendant={suggestions.items.length > 0 ? `${listId}-${suggestions.chosen}` : undefined}
            readOnly={isBusy}
            enterKeyHint={enterSends ? 'send' : 'enter'}
            title={enterSends ? text.composer.hint : text.composer.hintCtrl}
            onChange={(event) => change({ ...written, text: event.target.value })}
            onSelect={suggestions.onSelect}
            onBlur={() => agent.typing(false)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
          />
        </div>
        {draft === '' && !writing.isEdit && (
          <button
            type="button"
            className={styles.tool}
            aria-label={text.pollMaking.title}
            title={text.pollMaking.title}
            onClick={onPoll}
          >
            <Icon name="poll" />
          </button>
        )}
        <button
          type="button"
          className={styles.tool}
          aria-label={text.emoji.insert}
          title={text.emoji.insert}
          onClick={(event) => setPicking(placeOf(event.currentTarget))}
        >
          <Icon name="smile" />
        </button>
        <button
          type="submit"
          className={styles.send}
          aria-label={writing.isEdit ? text.composer.save : text.composer.send}
          disabled={!sendable}
          // Keeps the focus, and with it a phone's keyboard, in the field.
          onPointerDown={(event) => event.preventDefault()}
        >
          <Icon name={writing.isEdit ? 'check' : 'send'} />
        </button>
        {sendable && !writing.isEdit && (
          <SendMenu
            previews={previews}
            onPreviews={setPreviews}
            onSilent={() => send(true)}
            onLater={(at) => onLater(words.trim(), at)}
          />
        )}
      </div>
      {left < charsMax - counterFrom && (
        <p className={cx(styles.counter, left < 0 && styles.over)} role="status">
          {left < 0 ? text.composer.over(-left) : text.composer.left(left)}
        </p>
      )}
      {picking !== null && (
        <EmojiPopover
          at={picking}
          onClose={() => setPicking(null)}
          onChoose={(emoji) => field.current !== null && insert(field.current, emoji)}
        />
      )}
    </form>
  );
}
