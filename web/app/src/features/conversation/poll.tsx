import type { MessageRow, Poll as PollOf } from '@parlance/client/events';
import { chatProblem } from '~/shared/chat/problem';
import { isMuted, may } from '~/shared/chat/rights';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import { toast } from '~/shared/ui/toasts';
import { useConversing } from './actions';
import styles from './poll.module.css';

/** What a message asks, and how many have chosen what. */
export function Poll({ message, poll }: { readonly message: MessageRow; readonly poll: PollOf }) {
  const text = useText();
  const words = text.polls;
  const { full } = useFormats();
  const client = useChat();
  const { conversation, membership, me } = useConversing();
  const mine = useReadable(client.own).vote.get(`${conversation.id}/${message.seq}`)?.options ?? [];
  const isClosed = poll.closedAt !== null || (poll.closesAt !== null && Date.parse(poll.closesAt) <= Date.now());
  const mayVote = !isClosed && membership !== null && !isMuted(membership) && conversation.archivedAt === null;
  const mayClose = !isClosed && (message.author === me || may('deleteOthers', conversation, membership));
  const ask = async (work: Promise<unknown>) => {
    try {
      await work;
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  const at = { conversation: conversation.id, seq: message.seq };
  const choose = (option: number) => {
    const others = poll.multiple ? mine.filter((one) => one !== option) : [];
    const options = mine.includes(option) ? others : [...others, option];
    void ask(client.request('poll:vote', { ...at, options }));
  };
  return (
    <fieldset className={styles.poll} aria-label={words.title}>
      <ul className={styles.options}>
        {poll.options.map((option, index) => {
          const isMine = mine.includes(index);
          const share = poll.voters === 0 ? 0 : Math.min(1, option.votes / poll.voters);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the options of a poll are fixed, and known by their numbers.
            <li key={index}>
              <button
                type="button"
                className={styles.option}
                aria-pressed={isMine}
                disabled={!mayVote}
                onClick={() => choose(index)}
              >
                <span className={styles.bar} style={{ width: `${share * 100}%` }} />
                <span className={styles.mark} data-many={poll.multiple || undefined} aria-hidden="true" />
                <span className={styles.text}>{option.text}</span>
                <span className={styles.votes}>{option.votes}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className={styles.foot}>
        <span>{words.voters(poll.voters)}</span>
        {poll.anonymous && <span>{words.anonymous}</span>}
        {poll.multiple && !isClosed && <span>{words.multiple}</span>}
        {isClosed ? (
          <span>{words.closed}</span>
        ) : (
          poll.closesAt !== null && <span>{words.closes(full(Date.parse(poll.closesAt)))}</span>
        )}
        {mayClose && (
          <button type="button" onClick={() => void ask(client.request('poll:close', at))}>
            {words.close}
          </button>
        )}
      </p>
    </fieldset>
  );
}
