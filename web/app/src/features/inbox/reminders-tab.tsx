import type { ListRemindersItem } from '@parlance/client/events';
import { useCallback, useState } from 'react';
import { MessageLine } from '~/shared/chat/message-line';
import { messagePath } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { type Place, placeOf } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';
import { WhenAsker } from '~/shared/when/when-asker';
import styles from './inbox.module.css';
import { InboxList } from './inbox-list';
import { usePlaceName } from './use-place-name';

const pageSize = 100;
const dueFirst = (a: ListRemindersItem, b: ListRemindersItem) => Date.parse(a.reminder.at) - Date.parse(b.reminder.at);

/** What one wants to be reminded of: what is due first. */
export function RemindersTab({ me }: { readonly me: string }) {
  const text = useAllText();
  const words = text.inbox;
  const { moment } = useFormats();
  const client = useChat();
  const { reminder: rows } = useReadable(client.own);
  const placeName = usePlaceName(me);
  const [snoozing, setSnoozing] = useState<{ readonly id: string; readonly at: Place } | null>(null);
  const load = useCallback(
    (cursor: string | null) => client.request('reminder:list', { cursor, limit: pageSize }),
    [client],
  );
  const pages = usePages(load, rows);
  const ask = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return (
    <>
      <InboxList
        pages={pages}
        label={words.tabs.reminders}
        empty={words.empty.reminders}
        shown={(items) =>
          items
            // The row itself may be newer than the list.
            .flatMap(({ reminder, message }) => {
              const row = rows.get(reminder.id);
              return row === undefined ? [] : [{ reminder: row, message }];
            })
            .sort(dueFirst)
        }
      >
        {({ reminder, message }) => (
          <MessageLine
            key={reminder.id}
            author={message?.author ?? null}
            sign={<Icon name="clock" />}
            place={
              placeName(reminder.conversation ?? '', message?.aside === true ? message.thread : null) ?? words.reminder
            }
            at={message?.createdAt ?? reminder.at}
            text={
              reminder.text !== ''
                ? reminder.text
                : message === null
                  ? words.gone
                  : message.deletedAt === null
                    ? message.text
                    : text.messages.deleted
            }
            note={
              reminder.state === 'due' ? (
                <span className={styles.due}>
                  {words.due} · {moment(Date.parse(reminder.at))}
                </span>
              ) : (
                words.remindsAt(moment(Date.parse(reminder.at)))
              )
            }
            to={message === null ? null : messagePath(message)}
            fresh={reminder.state === 'due'}
            actions={
              <>
                <button
                  type="button"
                  className={controls.icon}
                  aria-label={words.done}
                  title={words.done}
                  onClick={() => void ask(client.request('reminder:done', { id: reminder.id }))}
                >
                  <Icon name="check" />
                </button>
                <button
                  type="button"
                  className={controls.icon}
                  aria-label={words.snooze}
                  title={words.snooze}
                  onClick={(event) => setSnoozing({ id: reminder.id, at: placeOf(event.currentTarget) })}
                >
                  <Icon name="clock" />
                </button>
              </>
            }
          />
        )}
      </InboxList>
      {snoozing !== null && (
        <WhenAsker
          title={words.snooze}
          at={snoozing.at}
          action={(when) => client.request('reminder:snooze', { id: snoozing.id, at: when.toISOString() })}
          onClose={() => setSnoozing(null)}
        />
      )}
    </>
  );
}
