import type { FolderRow } from '@parlance/client/events';
import { useState } from 'react';
import { asApiError } from '~/shared/chat/as-api-error';
import { inOrder, stepped } from '~/shared/chat/placing';
import { chatProblem } from '~/shared/chat/problem';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import { FloatingMenu } from '~/shared/ui/floating';
import { Icon } from '~/shared/ui/icon';
import { onDemand } from '~/shared/ui/later';
import { MenuItem } from '~/shared/ui/menu';
import { type Place, placeOf } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';
import styles from './conversation-list.module.css';

const FolderDialog = onDemand(async () => (await import('~/shared/chat/folder-dialog')).FolderDialog);

/** What one can do with a folder. */
export function FolderMenu({ folder }: { readonly folder: FolderRow }) {
  const text = useAllText();
  const words = text.folders;
  const client = useChat();
  const order = inOrder(useReadable(client.own).folder.values());
  const [menu, setMenu] = useState<Place | null>(null);
  const [question, setQuestion] = useState<'change' | 'remove' | null>(null);
  const { id, name } = folder;
  const [up, down] = [stepped(order, id, -1), stepped(order, id, 1)];
  const put = (beside: NonNullable<typeof up>) => {
    client
      .request('folder:put', { id, [beside.side]: beside.id })
      .catch((error: unknown) => toast(chatProblem(text, error)));
  };
  const close = () => setQuestion(null);
  return (
    <>
      <button
        type="button"
        className={styles.add}
        data-shy
        aria-label={words.about(name)}
        aria-haspopup="menu"
        onClick={(event) => setMenu(placeOf(event.currentTarget))}
      >
        <Icon name="more" />
      </button>
      {menu !== null && (
        <FloatingMenu label={words.about(name)} at={menu} onClose={() => setMenu(null)}>
          <MenuItem icon={<Icon name="edit" />} onChoose={() => setQuestion('change')}>
            {words.change}
          </MenuItem>
          {up !== null && (
            <MenuItem icon={<Icon name="up" />} onChoose={() => put(up)}>
              {words.up}
            </MenuItem>
          )}
          {down !== null && (
            <MenuItem icon={<Icon name="down" />} onChoose={() => put(down)}>
              {words.down}
            </MenuItem>
          )}
          <MenuItem icon={<Icon name="trash" />} danger onChoose={() => setQuestion('remove')}>
            {words.remove}
          </MenuItem>
        </FloatingMenu>
      )}
      {question === 'change' && <FolderDialog folder={folder} onClose={close} />}
      {question === 'remove' && (
        <Confirm
          title={words.removeTitle(name)}
          lead={words.removeLead}
          go={words.remove}
          action={async () => {
            await asApiError(client.request('folder:remove', { id }));
          }}
          onClose={close}
        />
      )}
    </>
  );
}
