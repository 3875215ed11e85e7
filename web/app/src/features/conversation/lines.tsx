import { ConversationSign } from '~/shared/chat/conversation-sign';
import { useTitleOf } from '~/shared/chat/titles';
import { daysBetween } from '~/shared/i18n/days';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import { useConversing } from './actions';
import styles from './lines.module.css';

/** Above the first message: where one is. */
export function Intro() {
  const text = useText();
  const { conversation, me } = useConversing();
  const title = useTitleOf(me)(conversation);
  const lead = text.messages.intro;
  return (
    <div className={styles.intro}>
      <ConversationSign conversation={conversation} me={me} size="l" />
      <p className={styles.introTitle}>{title}</p>
      <p className={styles.introLead}>
        {conversation.topic !== '' ? conversation.topic : lead[conversation.kind](title)}
      </p>
    </div>
  );
}

/** A day's name on a hairline. From it one gets to other days; in a thread, which has few, it is a name alone. */
export function DayRow({ at }: { readonly at: number }) {
  const text = useText();
  const { begin, openThread } = useConversing();
  const name = useDayName(at);
  return (
    <div className={styles.day}>
      {openThread === null ? (
        <span>{name}</span>
      ) : (
        <button type="button" title={text.messages.toDate} onClick={() => begin({ kind: 'date', from: at })}>
          {name}
          <span className="visually-hidden">: {text.messages.toDate}</span>
        </button>
      )}
    </div>
  );
}

export function useDayName(at: number): string {
  const text = useText();
  const { date } = useFormats();
  const days = daysBetween(at, Date.now());
  return days === 0 ? text.messages.today : days === 1 ? text.messages.yesterday : date(at);
}

export function FreshRow() {
  return <p className={styles.fresh}>{useText().messages.fresh}</p>;
}

/** Between a message and what was said to it. */
export function RepliesRow({ count }: { readonly count: number }) {
  return (
    <div className={styles.replies}>
      <span>{useText().threads.replies(count)}</span>
    </div>
  );
}

/** Messages that are on their way, in their shape. */
export function Skeleton() {
  const text = useText();
  return (
    <div className={styles.skeleton} role="img" aria-label={text.messages.loading}>
      <i />
      <div>
        <b />
        <b />
      </div>
      <i />
      <div>
        <b />
        <b />
      </div>
    </div>
  );
}
