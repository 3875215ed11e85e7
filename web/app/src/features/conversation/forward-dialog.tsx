import { newId, type StoredItem } from '@parlance/client';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { pathOf } from '~/shared/chat/paths';
import { type PickedPlace, PlacePicker } from '~/shared/chat/place-picker';
import { chatProblem } from '~/shared/chat/problem';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FirstLine } from '~/shared/markdown/first-line';
import { Dialog } from '~/shared/ui/dialog';
import { toast } from '~/shared/ui/toasts';
import { useConversing } from './actions';
import styles from './forward-dialog.module.css';

/** Sends what a message says to another conversation. */
export function ForwardDialog({ item, onClose }: { readonly item: StoredItem; readonly onClose: () => void }) {
  const text = useAllText();
  const words = text.keep;
  const client = useChat();
  const navigate = useNavigate();
  const { conversation, me } = useConversing();
  const titleOf = useTitleOf(me);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const forward = async (place: PickedPlace) => {
    setBusy(true);
    setProblem(null);
    try {
      const { message } = await client.request('message:send', {
        ...(place.kind === 'person' ? { to: place.person.id } : { conversation: place.conversation.id }),
        clientId: newId(),
        forward: { conversation: conversation.id, seq: item.seq },
      });
      onClose();
      const title = place.kind === 'person' ? place.person.displayName : titleOf(place.conversation);
      toast(words.forwarded(title), {
        label: text.inbox.show,
        run: () => void navigate(pathOf(message.conversation, message.seq)),
      });
    } catch (error) {
      setProblem(chatProblem(text, error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.forwardTitle} onClose={onClose}>
      <blockquote className={styles.words}>
        <FirstLine text={item.message.text} />
      </blockquote>
      <PlacePicker label={words.forwardTo} me={me} busy={busy} onPick={(place) => void forward(place)} />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
