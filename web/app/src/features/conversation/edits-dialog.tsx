import type { StoredItem } from '@parlance/client';
import type { ListEditsVersion } from '@parlance/client/events';
import { useEffect, useState } from 'react';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Markdown } from '~/shared/markdown/markdown';
import { Dialog } from '~/shared/ui/dialog';
import { useConversing } from './actions';
import styles from './edits-dialog.module.css';

/** What a message says, and what it said before: the newest first. */
export function EditsDialog({ item, onClose }: { readonly item: StoredItem; readonly onClose: () => void }) {
  const text = useAllText();
  const words = text.keep;
  const { full } = useFormats();
  const client = useChat();
  const { conversation } = useConversing();
  const { seq, message } = item;
  const [versions, setVersions] = useState<readonly ListEditsVersion[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // Follows the server's list of what it said.
  useEffect(() => {
    let isCurrent = true;
    client.request('message:edits', { conversation: conversation.id, seq }).then(
      (answer) => isCurrent && setVersions(answer.versions),
      (error: unknown) => isCurrent && setProblem(chatProblem(text, error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, conversation.id, seq, text]);
  const now = { text: message.text, writtenAt: message.editedAt ?? message.createdAt };
  const all = [now, ...(versions ?? []).toSorted((a, b) => Date.parse(b.writtenAt) - Date.parse(a.writtenAt))];
  return (
    <Dialog title={words.editsTitle} wide onClose={onClose}>
      <ol className={styles.versions} aria-busy={versions === null && problem === null}>
        {all.map((version, index) => (
          <li key={version.writtenAt} className={styles.version} data-now={index === 0 || undefined}>
            <p className={styles.when}>
              <time dateTime={version.writtenAt}>{full(Date.parse(version.writtenAt))}</time>
              {index === 0 && <span>{words.now}</span>}
              {index > 0 && index === all.length - 1 && <span>{words.first}</span>}
            </p>
            <Markdown text={version.text} />
          </li>
        ))}
      </ol>
      {problem !== null && <p role="alert">{problem}</p>}
    </Dialog>
  );
}
