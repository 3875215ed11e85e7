import type { StoredItem } from '@parlance/client';
import { EmojiGlyph } from '~/shared/chat/emoji-glyph';
import { messagePath } from '~/shared/chat/paths';
import { may } from '~/shared/chat/rights';
import { recentEmoji, useRecentEmoji } from '~/shared/emoji/recent';
import { useText } from '~/shared/i18n/use-text';
import { FloatingMenu, type Place } from '~/shared/ui/floating';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import { toast } from '~/shared/ui/toasts';
import { useConversing } from './actions';
import styles from './message-menu.module.css';

interface MessageMenuProps {
  readonly item: StoredItem;
  readonly at: Place;
  readonly onClose: () => void;
}

/** Everything that one can do with a message. */
export function MessageMenu({ item, at, onClose }: MessageMenuProps) {
  const text = useText();
  const words = text.messages;
  const { conversation, membership, me, react, reply, edit, remove, markUnread, openThread } = useConversing();
  const recent = useRecentEmoji().slice(0, 6);
  const { message } = item;
  const isMine = message.author === me;
  const canWrite = may('send', conversation, membership);
  // Browsers offer the clipboard to secure pages only (HTTPS or localhost).
  const canCopy = navigator.clipboard !== undefined;
  const copy = async (value: string) => {
    await navigator.clipboard.writeText(value);
    toast(text.settings.copied);
  };
  return (
    <FloatingMenu label={words.actions} at={at} onClose={onClose}>
      {membership !== null && (
        <div className={styles.quick}>
          {recent.map((emoji) => (
            <button
              key={emoji}
              type="button"
              role="menuitem"
              className={styles.emoji}
              aria-label={words.reactWith(emoji)}
              onClick={() => {
                recentEmoji.use(emoji);
                react(item, emoji, true);
              }}
            >
              <EmojiGlyph emoji={emoji} />
            </button>
          ))}
        </div>
      )}
      {canWrite && (
        <MenuItem icon={<Icon name="reply" />} onChoose={() => reply(item)}>
          {words.reply}
        </MenuItem>
      )}
      {canWrite && openThread !== null && message.thread === null && (
        <MenuItem icon={<Icon name="thread" />} onChoose={() => openThread(item.seq)}>
          {text.threads.reply}
        </MenuItem>
      )}
      {canWrite && isMine && message.forwarded === null && (
        <MenuItem icon={<Icon name="edit" />} onChoose={() => edit(item)}>
          {words.edit}
        </MenuItem>
      )}
      {canCopy && (
        <>
          <MenuItem icon={<Icon name="copy" />} onChoose={() => void copy(message.text)}>
            {words.copyText}
          </MenuItem>
          <MenuItem icon={<Icon name="link" />} onChoose={() => void copy(location.origin + messagePath(message))}>
            {words.copyLink}
          </MenuItem>
        </>
      )}
      {membership !== null && !isMine && (
        <MenuItem icon={<Icon name="unread" />} onChoose={() => markUnread(item)}>
          {words.markUnread}
        </MenuItem>
      )}
      {membership !== null && (isMine || may('deleteOthers', conversation, membership)) && (
        <MenuItem icon={<Icon name="trash" />} danger onChoose={() => remove(item)}>
          {words.delete}
        </MenuItem>
      )}
    </FloatingMenu>
  );
}
