import type { ConversationSummary } from '@parlance/client';
import { useText } from '~/shared/i18n/use-text';
import { FloatingMenu, type Place } from '~/shared/ui/floating';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import { toast } from '~/shared/ui/toasts';
import { pathOf } from './paths';
import { chatProblem } from './problem';
import { useChat } from './use-chat';

interface ConversationMenuProps {
  readonly item: ConversationSummary;
  readonly title: string;
  readonly at: Place;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

const levels = ['all', 'mentions', 'nothing'] as const;

/** What one can do with a conversation without opening it. */
export function ConversationMenu({ item, at, title, onLeave, onClose }: ConversationMenuProps) {
  const text = useText();
  const words = text.conversation;
  const client = useChat();
  const { id, conversation } = item;
  const isFavourite = item.place?.favourite === true;
  const level = item.notification?.level ?? (conversation.kind === 'channel' ? 'mentions' : 'all');
  const go = (work: Promise<unknown>) => work.catch((error: unknown) => toast(chatProblem(text, error)));

  return (
    <FloatingMenu label={words.menu(title)} at={at} onClose={onClose}>
      {item.unread > 0 && item.newest !== null && (
        <MenuItem icon={<Icon name="check" />} onChoose={() => client.conversation(id).read(item.newest?.seq ?? 0)}>
          {words.markRead}
        </MenuItem>
      )}
      <MenuItem
        icon={<Icon name="star" />}
        onChoose={() => void go(client.request('folder:place', { conversation: id, favourite: !isFavourite }))}
      >
        {isFavourite ? words.notFavourite : words.favourite}
      </MenuItem>
      {levels.map((one) => (
        <MenuItem
          key={one}
          icon={<Icon name={one === level ? 'check' : one === 'nothing' ? 'bellOff' : one === 'all' ? 'bell' : 'at'} />}
          onChoose={() => void go(client.request('notification:set', { conversation: id, level: one }))}
        >
          {words.levels[one]}
        </MenuItem>
      ))}
      {navigator.clipboard !== undefined && (
        <MenuItem
          icon={<Icon name="link" />}
          onChoose={() => {
            void navigator.clipboard.writeText(location.origin + pathOf(id));
            toast(text.settings.copied);
          }}
        >
          {words.copyLink}
        </MenuItem>
      )}
      {conversation.kind !== 'direct' && (
        <MenuItem icon={<Icon name="signOut" />} danger onChoose={onLeave}>
          {words.leave}
        </MenuItem>
      )}
    </FloatingMenu>
  );
}
