import { useCallback } from 'react';
import { MessageLine } from '~/shared/chat/message-line';
import { messagePath } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import { InboxList } from './inbox-list';
import { usePlaceName } from './use-place-name';

const pageSize = 30;

/** The messages that one has put by. */
export function SavedTab({ me }: { readonly me: string }) {
  const text = useAllText();
  const client = useChat();
  const { saved: rows } = useReadable(client.own);
  const placeName = usePlaceName(me);
  const load = useCallback(
    (cursor: string | null) => client.request('saved:list', { cursor, limit: pageSize }),
    [client],
  );
  const pages = usePages(load, rows);
  const remove = async (conversation: string, seq: number) => {
    try {
      await client.request('saved:remove', { conversation, seq });
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return (
    <InboxList
      pages={pages}
      label={text.inbox.tabs.saved}
      empty={text.inbox.empty.saved}
      shown={(items) => items.filter(({ saved }) => rows.has(`${saved.conversation}/${saved.seq}`))}
    >
      {({ saved, message }) => (
        <MessageLine
          key={`${saved.conversation}/${saved.seq}`}
          author={message?.author ?? null}
          sign={<Icon name="bookmark" />}
          place={placeName(saved.conversation, message?.aside === true ? message.thread : null) ?? ''}
          at={message?.createdAt ?? saved.at}
          text={message === null ? text.inbox.gone : message.deletedAt === null ? message.text : text.messages.deleted}
          to={message === null ? null : messagePath(message)}
          actions={
            <button
              type="button"
              className={controls.icon}
              aria-label={text.inbox.remove}
              title={text.inbox.remove}
              onClick={() => void remove(saved.conversation, saved.seq)}
            >
              <Icon name="close" />
            </button>
          }
        />
      )}
    </InboxList>
  );
}
