import type { Draft } from '@parlance/client';
import { ConversationSign } from '~/shared/chat/conversation-sign';
import { MessageLine } from '~/shared/chat/message-line';
import { pathOf, threadPath } from '~/shared/chat/paths';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import { InboxList } from './inbox-list';
import { usePlaceName } from './use-place-name';

/** What one has begun to write, wherever. */
export function DraftsTab({ me }: { readonly me: string }) {
  const text = useAllText();
  const { drafts, conversations } = useChat();
  const all = useReadable(drafts.all);
  const { byId } = useReadable(conversations);
  const placeName = usePlaceName(me);
  const discard = ({ conversation, thread, text: words, replyTo }: Draft) => {
    drafts.set(conversation, { text: '' }, thread);
    toast(text.inbox.discarded, {
      label: text.chat.undo,
      run: () => drafts.set(conversation, { text: words, replyTo }, thread),
    });
  };
  // What is there is known on this device; where one cannot go any more, nothing is to be written.
  const items = all.filter((draft) => draft.text.trim() !== '' && byId.has(draft.conversation));
  return (
    <InboxList
      pages={{ kind: 'ready', items, more: null }}
      label={text.inbox.tabs.drafts}
      empty={text.inbox.empty.drafts}
    >
      {(draft) => {
        const conversation = byId.get(draft.conversation)?.conversation;
        return (
          <MessageLine
            key={`${draft.conversation}/${draft.thread}`}
            author={null}
            sign={conversation === undefined ? null : <ConversationSign conversation={conversation} me={me} size="m" />}
            place={placeName(draft.conversation, draft.thread) ?? ''}
            at={draft.at}
            text={draft.text}
            to={draft.thread === null ? pathOf(draft.conversation) : threadPath(draft.conversation, draft.thread)}
            actions={
              <button
                type="button"
                className={controls.icon}
                aria-label={text.inbox.discard}
                title={text.inbox.discard}
                onClick={() => discard(draft)}
              >
                <Icon name="trash" />
              </button>
            }
          />
        );
      }}
    </InboxList>
  );
}
