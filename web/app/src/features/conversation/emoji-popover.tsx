import { useText } from '~/shared/i18n/use-text';
import { Floating } from '~/shared/ui/floating';
import { onDemand } from '~/shared/ui/later';
import type { Place } from '~/shared/ui/place';
import styles from './emoji-popover.module.css';

// A few thousand names are not part of what has to be there before the first message is.
const EmojiPicker = onDemand(async () => (await import('~/shared/emoji/emoji-picker')).EmojiPicker);

interface EmojiPopoverProps {
  readonly at: Place;
  readonly onChoose: (emoji: string) => void;
  readonly onClose: () => void;
}

export function EmojiPopover({ at, onChoose, onClose }: EmojiPopoverProps) {
  const text = useText();
  return (
    <Floating label={text.emoji.title} at={at} className={styles.popover} onClose={onClose}>
      <EmojiPicker
        onChoose={(emoji) => {
          onChoose(emoji);
          onClose();
        }}
      />
    </Floating>
  );
}
