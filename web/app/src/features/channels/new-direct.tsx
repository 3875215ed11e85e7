import { useNavigate } from 'react-router';
import { pathOf } from '~/shared/chat/paths';
import { PeoplePicker } from '~/shared/chat/people-picker';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { Dialog } from '~/shared/ui/dialog';

/** Finds somebody to write to. The conversation is made by the first message. */
export function NewDirect({ me, onClose }: { readonly me: string; readonly onClose: () => void }) {
  const text = useText();
  const client = useChat();
  const navigate = useNavigate();
  return (
    <Dialog title={text.channels.newDirect.title} onClose={onClose}>
      <PeoplePicker
        label={text.channels.newDirect.label}
        chosen={[]}
        without={[me]}
        onChange={() => undefined}
        onPick={(id) => {
          const known = client.directWith(id);
          navigate(known === null ? `/p/${id}` : pathOf(known));
          onClose();
        }}
      />
    </Dialog>
  );
}
