import type { ConversationSummary } from '@parlance/client';
import { useMe } from '~/shared/api/use-api';
import { ConversationSign } from '~/shared/chat/conversation-sign';
import { chatProblem } from '~/shared/chat/problem';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Empty, Row, Rows } from '~/shared/ui/section';
import { toast } from '~/shared/ui/toasts';

const isMutedFor = ({ notification }: ConversationSummary): boolean =>
  notification?.mutedUntil != null && Date.parse(notification.mutedUntil) > Date.now();

/** The conversations of which one hears more or less than of others. */
export function OwnLevels() {
  const text = useAllText();
  const words = text.notifications;
  const me = useMe().id;
  const client = useChat();
  const titleOf = useTitleOf(me);
  const { moment } = useFormats();
  const own = useReadable(client.conversations).items.filter(
    (item) => item.notification?.level != null || isMutedFor(item),
  );
  if (own.length === 0) {
    return <Empty>{words.exceptionsNone}</Empty>;
  }
  const asItComes = (conversation: string) => {
    client.request('notification:set', { conversation }).catch((error: unknown) => toast(chatProblem(text, error)));
  };
  return (
    <Rows label={words.exceptions}>
      {own.map((item) => {
        const title = titleOf(item.conversation);
        const { level = null, mutedUntil = null } = item.notification ?? {};
        const about = [
          level === null ? null : text.notify.levels[level],
          isMutedFor(item) ? text.notify.mutedUntil(moment(Date.parse(mutedUntil ?? ''))) : null,
        ];
        return (
          <Row
            key={item.id}
            icon={<ConversationSign conversation={item.conversation} me={me} size="m" />}
            title={title}
            meta={about.filter((part) => part !== null).join(' · ')}
            actions={
              <button
                type="button"
                className={cx(controls.quiet, controls.small)}
                aria-label={words.back(title)}
                onClick={() => asItComes(item.id)}
              >
                {words.backShort}
              </button>
            }
          />
        );
      })}
    </Rows>
  );
}
