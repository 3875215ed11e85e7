import { useMemo } from 'react';
import { MessageLine } from '~/shared/chat/message-line';
import { messagePath } from '~/shared/chat/paths';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import { useAllText } from '~/shared/i18n/use-all-text';
import { InboxList } from './inbox-list';
import { mentionsOf } from './mentions';
import { usePlaceName } from './use-place-name';

/** Where others have named one. */
export function MentionsTab({ me, username }: { readonly me: string; readonly username: string }) {
  const text = useAllText();
  const client = useChat();
  const { byId, mentions } = useReadable(client.conversations);
  const placeName = usePlaceName(me);
  const load = useMemo(() => mentionsOf(client, username), [client, username]);
  const pages = usePages(load, mentions);
  return (
    <InboxList pages={pages} label={text.inbox.tabs.mentions} empty={text.inbox.empty.mentions}>
      {(message) => (
        <MessageLine
          key={`${message.conversation}/${message.seq}`}
          author={message.author}
          place={placeName(message.conversation, message.aside ? message.thread : null) ?? ''}
          at={message.createdAt}
          text={message.text}
          to={messagePath(message)}
          fresh={message.seq > (byId.get(message.conversation)?.readSeq ?? Number.POSITIVE_INFINITY)}
        />
      )}
    </InboxList>
  );
}
