import { newId, type StoredItem } from '@parlance/client';
import { useState } from 'react';
import { useChat } from '~/shared/chat/use-chat';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import type { Place } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';
import { WhenAsker } from '~/shared/when/when-asker';
import { useConversing } from './actions';

interface RemindProps {
  readonly item: StoredItem;
  readonly at: Place;
  readonly onClose: () => void;
}

/** When one wants to be reminded of a message. */
export function Remind({ item, at, onClose }: RemindProps) {
  const text = useAllText();
  const { moment } = useFormats();
  const client = useChat();
  const { conversation } = useConversing();
  const [clientId] = useState(newId);
  const remind = async (when: Date) => {
    const { reminder } = await client.request('reminder:add', {
      clientId,
      conversation: conversation.id,
      seq: item.seq,
      at: when.toISOString(),
    });
    toast(text.keep.willRemind(moment(when.getTime())), {
      label: text.chat.undo,
      run: () => void client.request('reminder:done', { id: reminder.id }),
    });
  };
  return <WhenAsker title={text.keep.remindTitle} at={at} action={remind} onClose={onClose} />;
}
