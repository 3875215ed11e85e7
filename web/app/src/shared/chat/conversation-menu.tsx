import type { ConversationSummary } from '@parlance/client';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FloatingMenu } from '~/shared/ui/floating';
import { LaterIcon } from '~/shared/ui/later-icon';
import { MenuItem } from '~/shared/ui/menu';
import type { Place } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';
import type { ConversationQuestion } from './conversation-dialog';
import { pathOf } from './paths';
import { favourites, inList, listOf, type Neighbour, placing, stepped } from './placing';
import { chatProblem } from './problem';
import { may } from './rights';
import { useChat, useReadable } from './use-chat';

interface ConversationMenuProps {
  readonly item: ConversationSummary;
  readonly title: string;
  readonly at: Place;
  readonly onAsk: (question: ConversationQuestion) => void;
  readonly onClose: () => void;
}

/** What one can do with a conversation without opening it. */
export function ConversationMenu({ item: opened, at, title, onAsk, onClose }: ConversationMenuProps) {
  const text = useAllText();
  const words = text.conversation;
  const client = useChat();
  const { items, byId } = useReadable(client.conversations);
  // What is changed is changed from how it is now.
  const item = byId.get(opened.id) ?? opened;
  const { id, conversation } = item;
  const list = listOf(item.place);
  const isFavourite = list === favourites;
  const order = list === null ? [] : inList(items, list);
  const place = (to: string | null, beside: Neighbour | null = null) => {
    client.request('folder:place', placing(id, to, beside)).catch((error: unknown) => toast(chatProblem(text, error)));
  };
  const [up, down] = [stepped(order, id, -1), stepped(order, id, 1)];

  return (
    <FloatingMenu label={words.menu(title)} at={at} onClose={onClose}>
      {item.unread > 0 && item.newest !== null && (
        <MenuItem
          icon={<LaterIcon name="check" />}
          onChoose={() => client.conversation(id).read(item.newest?.seq ?? 0)}
        >
          {words.markRead}
        </MenuItem>
      )}
      <MenuItem icon={<LaterIcon name="star" />} onChoose={() => place(isFavourite ? null : favourites)}>
        {isFavourite ? words.notFavourite : words.favourite}
      </MenuItem>
      <MenuItem icon={<LaterIcon name="folder" />} onChoose={() => onAsk('move')}>
        {text.folders.move}
      </MenuItem>
      {up !== null && (
        <MenuItem icon={<LaterIcon name="up" />} onChoose={() => place(list, up)}>
          {text.folders.up}
        </MenuItem>
      )}
      {down !== null && (
        <MenuItem icon={<LaterIcon name="down" />} onChoose={() => place(list, down)}>
          {text.folders.down}
        </MenuItem>
      )}
      <MenuItem icon={<LaterIcon name={item.muted ? 'bellOff' : 'bell'} />} onChoose={() => onAsk('notify')}>
        {text.notify.action}
      </MenuItem>
      {may('hooks', conversation, item.membership) && (
        <MenuItem icon={<LaterIcon name="inbox" />} onChoose={() => onAsk('hooks')}>
          {text.hooks.action}
        </MenuItem>
      )}
      {navigator.clipboard !== undefined && (
        <MenuItem
          icon={<LaterIcon name="link" />}
          onChoose={() => {
            void navigator.clipboard.writeText(location.origin + pathOf(id));
            toast(text.settings.copied);
          }}
        >
          {words.copyLink}
        </MenuItem>
      )}
      {conversation.kind !== 'direct' && (
        <MenuItem icon={<LaterIcon name="signOut" />} danger onChoose={() => onAsk('leave')}>
          {words.leave}
        </MenuItem>
      )}
    </FloatingMenu>
  );
}
