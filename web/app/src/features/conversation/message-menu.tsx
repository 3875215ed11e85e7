import type { StoredItem } from '@parlance/client';
import { EmojiGlyph } from '~/shared/chat/emoji-glyph';
import { messagePath } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { may } from '~/shared/chat/rights';
import { useChat } from '~/shared/chat/use-chat';
import { useUsableEmoji } from '~/shared/chat/use-usable-emoji';
import { recentEmoji } from '~/shared/emoji/recent';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FloatingMenu } from '~/shared/ui/floating';
import { LaterIcon } from '~/shared/ui/later-icon';
import { MenuItem } from '~/shared/ui/menu';
import type { Place } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';
import { useConversing } from './actions';
import styles from './message-menu.module.css';
import { useIsSaved } from './use-is-saved';

interface MessageMenuProps {
  readonly item: StoredItem;
  readonly at: Place;
  readonly onClose: () => void;
}

/** Everything that one can do with a message. */
export function MessageMenu({ item, at, onClose }: MessageMenuProps) {
  const text = useAllText();
  const words = text.messages;
  const client = useChat();
  const { conversation, membership, me, react, reply, edit, begin, markUnread, openThread } = useConversing();
  const recent = useUsableEmoji().slice(0, 6);
  const { message } = item;
  const isMine = message.author === me;
  const canWrite = may('send', conversation, membership);
  // Browsers offer the clipboard to secure pages only (HTTPS or localhost).
  const isSaved = useIsSaved(conversation.id, item.seq);
  const canCopy = navigator.clipboard !== undefined;
  const copy = async (value: string) => {
    await navigator.clipboard.writeText(value);
    toast(text.settings.copied);
  };
  const place = { conversation: conversation.id, seq: item.seq };
  const ask = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      toast(chatProblem(text, error));
    }
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
        <MenuItem icon={<LaterIcon name="reply" />} onChoose={() => reply(item)}>
          {words.reply}
        </MenuItem>
      )}
      {canWrite && openThread !== null && message.thread === null && (
        <MenuItem icon={<LaterIcon name="thread" />} onChoose={() => openThread(item.seq)}>
          {text.threads.reply}
        </MenuItem>
      )}
      {canWrite && isMine && message.forwarded === null && (
        <MenuItem icon={<LaterIcon name="edit" />} onChoose={() => edit(item)}>
          {words.edit}
        </MenuItem>
      )}
      {membership !== null && (
        <>
          <MenuItem icon={<LaterIcon name="forwardTo" />} onChoose={() => begin({ kind: 'forward', item })}>
            {text.keep.forward}
          </MenuItem>
          <MenuItem
            icon={<LaterIcon name="bookmark" />}
            onChoose={() => void ask(client.request(isSaved ? 'saved:remove' : 'saved:add', place))}
          >
            {isSaved ? text.keep.unsave : text.keep.save}
          </MenuItem>
          <MenuItem icon={<LaterIcon name="clock" />} onChoose={() => begin({ kind: 'remind', item, at })}>
            {text.keep.remind}
          </MenuItem>
        </>
      )}
      {may('pin', conversation, membership) && (
        <MenuItem
          icon={<LaterIcon name="pin" />}
          onChoose={() => void ask(client.request(item.pinned ? 'pin:remove' : 'pin:add', place))}
        >
          {item.pinned ? text.keep.unpin : text.keep.pin}
        </MenuItem>
      )}
      {canCopy && (
        <>
          <MenuItem icon={<LaterIcon name="copy" />} onChoose={() => void copy(message.text)}>
            {words.copyText}
          </MenuItem>
          <MenuItem icon={<LaterIcon name="link" />} onChoose={() => void copy(location.origin + messagePath(message))}>
            {words.copyLink}
          </MenuItem>
        </>
      )}
      {membership !== null && !isMine && (
        <MenuItem icon={<LaterIcon name="unread" />} onChoose={() => markUnread(item)}>
          {words.markUnread}
        </MenuItem>
      )}
      {!isMine && (
        <MenuItem icon={<LaterIcon name="flag" />} onChoose={() => begin({ kind: 'report', item })}>
          {text.report.action}
        </MenuItem>
      )}
      {membership !== null && (isMine || may('deleteOthers', conversation, membership)) && (
        <MenuItem icon={<LaterIcon name="trash" />} danger onChoose={() => begin({ kind: 'delete', item })}>
          {words.delete}
        </MenuItem>
      )}
    </FloatingMenu>
  );
}
