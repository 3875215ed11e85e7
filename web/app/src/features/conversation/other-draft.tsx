import type { Draft } from '@parlance/client';
import { useChat } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FirstLine } from '~/shared/markdown/first-line';
import { LaterIcon } from '~/shared/ui/later-icon';
import { toast } from '~/shared/ui/toasts';
import styles from './context-bar.module.css';

interface OtherDraftProps {
  readonly draft: Draft;
}

/** What another device has written in this field meanwhile. What is in it stays until somebody wants the other words. */
export function OtherDraft({ draft }: OtherDraftProps) {
  const text = useAllText();
  const words = text.composer.otherDraft;
  const { drafts } = useChat();
  const { conversation, conflict } = draft;
  const thread = draft.thread ?? undefined;
  if (conflict === null) {
    return null;
  }
  const take = () => {
    drafts.settle(conversation, 'theirs', thread);
    if (draft.text !== '') {
      toast(words.taken, { label: text.chat.undo, run: () => drafts.unsettle(draft) });
    }
  };
  return (
    <div className={styles.bar} role="note">
      <LaterIcon name="device" />
      <p className={styles.what}>
        <span className={styles.label}>{words.title}</span>
        <span className={styles.words}>
          <FirstLine text={conflict.text} />
        </span>
      </p>
      <button type="button" className={styles.choice} onClick={take}>
        {words.use}
      </button>
      <button type="button" className={styles.choice} onClick={() => drafts.settle(conversation, 'mine', thread)}>
        {words.dismiss}
      </button>
    </div>
  );
}
