import type { MessageRow, PreviewCard } from '@parlance/client/events';
import { chatProblem } from '~/shared/chat/problem';
import { may } from '~/shared/chat/rights';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import { useConversing } from './actions';
import styles from './previews.module.css';

/** What the links of a message lead to, as far as the server has found out. */
export function Previews({ message }: { readonly message: MessageRow }) {
  return (
    <ul className={styles.previews}>
      {message.previews.map((card) => (
        <li key={card.url}>
          <Preview card={card} message={message} />
        </li>
      ))}
    </ul>
  );
}

function Preview({ card, message }: { readonly card: PreviewCard; readonly message: MessageRow }) {
  const text = useText();
  const client = useChat();
  const { conversation, membership, me } = useConversing();
  const mayRemove = message.author === me || may('deleteOthers', conversation, membership);
  const remove = async () => {
    try {
      await client.request('preview:remove', { conversation: conversation.id, seq: message.seq, url: card.url });
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return (
    <div className={styles.card}>
      <a className={styles.link} href={card.url} target="_blank" rel="noopener noreferrer nofollow">
        <span className={styles.words}>
          <span className={styles.site}>{card.site === '' ? new URL(card.url).host : card.site}</span>
          {card.title !== '' && <span className={styles.title}>{card.title}</span>}
          {card.description !== '' && <span className={styles.description}>{card.description}</span>}
        </span>
        {card.image !== null && (
          <img
            className={styles.image}
            src={`/api/v1/previews/images/${card.image.hash}`}
            width={card.image.width}
            height={card.image.height}
            alt=""
            loading="lazy"
          />
        )}
      </a>
      {mayRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={text.messages.removePreview}
          onClick={() => void remove()}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
