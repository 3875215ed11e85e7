import type { StoredItem } from '@parlance/client';
import { EmojiGlyph } from '~/shared/chat/emoji-glyph';
import { may } from '~/shared/chat/rights';
import { useUsableEmoji } from '~/shared/chat/use-usable-emoji';
import { recentEmoji } from '~/shared/emoji/recent';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { type Place, placeOf } from '~/shared/ui/place';
import { useConversing } from './actions';
import styles from './hover-bar.module.css';
import { EmojiPopover } from './parts';

interface HoverBarProps {
  readonly item: StoredItem;
  /** Where the list of all emoji is open. */
  readonly picking: Place | null;
  readonly onPick: (at: Place | null) => void;
  readonly onMore: (at: Place) => void;
}

/** What one does with a message most, beside it as long as one points at it. */
export function HoverBar({ item, picking, onPick, onMore }: HoverBarProps) {
  const text = useText();
  const { conversation, membership, me, react, reply, edit, openThread } = useConversing();
  const recent = useUsableEmoji().slice(0, 3);
  const choose = (emoji: string) => {
    recentEmoji.use(emoji);
    react(item, emoji, true);
  };
  const button = (label: string, icon: Parameters<typeof Icon>[0]['name'], onClick: (place: Place) => void) => (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      title={label}
      onClick={(event) => onClick(placeOf(event.currentTarget))}
    >
      <Icon name={icon} />
    </button>
  );
  const canWrite = may('send', conversation, membership);
  return (
    <div className={styles.bar} role="toolbar" aria-label={text.messages.actions}>
      {membership !== null && (
        <>
          {recent.map((emoji) => (
            <button
              key={emoji}
              type="button"
              className={styles.button}
              aria-label={text.messages.reactWith(emoji)}
              onClick={() => choose(emoji)}
            >
              <EmojiGlyph emoji={emoji} />
            </button>
          ))}
          {button(text.messages.addReaction, 'smile', onPick)}
        </>
      )}
      {canWrite && button(text.messages.reply, 'reply', () => reply(item))}
      {canWrite &&
        openThread !== null &&
        item.message.thread === null &&
        button(text.threads.reply, 'thread', () => openThread(item.seq))}
      {canWrite &&
        item.message.author === me &&
        item.message.forwarded === null &&
        button(text.messages.edit, 'edit', () => edit(item))}
      {button(text.messages.more, 'more', onMore)}
      {picking !== null && <EmojiPopover at={picking} onChoose={choose} onClose={() => onPick(null)} />}
    </div>
  );
}
