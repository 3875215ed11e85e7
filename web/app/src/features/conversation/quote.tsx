import type { MessageRow } from '@parlance/client/events';
import { usePersonName } from '~/shared/chat/use-people';
import { useText } from '~/shared/i18n/use-text';
import { FirstLine } from '~/shared/markdown/first-line';
import { useConversing } from './actions';
import styles from './quote.module.css';

/** What a message answers, in one line that leads there. */
export function Quote({ seq, quoted }: { readonly seq: number; readonly quoted: MessageRow | null }) {
  const text = useText();
  const { show } = useConversing();
  return (
    <button type="button" className={styles.quote} onClick={() => show(seq)} title={text.messages.toQuoted}>
      {quoted === null ? (
        <span className={styles.words}>{text.messages.unknownQuote}</span>
      ) : (
        <>
          <QuotedName id={quoted.author} />
          <span className={styles.words}>
            {quoted.deletedAt === null ? <FirstLine text={quoted.text} /> : text.messages.deleted}
          </span>
        </>
      )}
    </button>
  );
}

export function QuotedName({ id }: { readonly id: string }) {
  return <span className={styles.name}>{usePersonName(id)}</span>;
}
