import type { ConversationSummary } from '@parlance/client';
import { useState } from 'react';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Dialog } from '~/shared/ui/dialog';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import { FolderDialog } from './folder-dialog';
import styles from './move-dialog.module.css';
import { favourites, inOrder, listOf, placing } from './placing';
import { chatProblem } from './problem';
import { useChat, useReadable } from './use-chat';

interface MoveDialogProps {
  readonly item: ConversationSummary;
  readonly title: string;
  readonly onClose: () => void;
}

/** In which list a conversation stands. */
export function MoveDialog({ item, title, onClose }: MoveDialogProps) {
  const text = useAllText();
  const words = text.folders;
  const client = useChat();
  const folders = inOrder(useReadable(client.own).folder.values());
  const [making, setMaking] = useState(false);
  const now = listOf(item.place);
  const move = async (list: string | null) => {
    onClose();
    try {
      await client.request('folder:place', placing(item.id, list));
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  if (making) {
    return <FolderDialog folder={null} conversation={item.id} onClose={onClose} />;
  }
  const choice = (list: string | null, label: string) => (
    <li key={list}>
      <button
        type="button"
        className={styles.choice}
        aria-pressed={list === now}
        data-first={list === now || undefined}
        onClick={() => void move(list)}
      >
        <span>{label}</span>
        {list === now && <Icon name="check" />}
      </button>
    </li>
  );
  return (
    <Dialog title={words.moveTitle(title)} onClose={onClose}>
      <ul className={styles.list}>
        {choice(favourites, text.sidebar.sections.favourites)}
        {folders.map(({ id, emoji, name }) => choice(id, `${emoji} ${name}`.trim()))}
        {choice(null, words.none)}
        <li>
          <button type="button" className={styles.choice} onClick={() => setMaking(true)}>
            <span>{words.newOne}</span>
            <Icon name="plus" />
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
