import { newId } from '@parlance/client';
import type { ConversationRow, MembershipRow } from '@parlance/client/events';
import { useState } from 'react';
import { may } from '~/shared/chat/rights';
import { useChat } from '~/shared/chat/use-chat';
import { type Everybody, everybodyIn } from '~/shared/markdown/everybody-in';
import type { Place } from '~/shared/ui/place';
import type { LogPort } from './log';
import type { Task } from './tasks';

interface SendingFrom {
  readonly conversation: ConversationRow;
  readonly membership: MembershipRow | null;
  readonly thread: number | null;
  /** What is being answered. */
  readonly replyTo: number | null;
  readonly port: LogPort;
  readonly begin: (task: Task) => void;
  readonly onSent: () => void;
}

// More than these are asked about before they are interrupted.
const fewPeople = 5;

/** The ways of what is written to the others: now, without a notification, later, and through a question first. */
export function useSending({ conversation, membership, thread, replyTo, port, begin, onSent }: SendingFrom) {
  const client = useChat();
  const [asking, setAsking] = useState(false);
  const [also, setAlso] = useState(false);
  const about = { ...(replyTo === null ? {} : { replyTo }), ...(also ? { also } : {}) };

  const sendNow = (words: string, isSilent: boolean) => {
    port.send({ text: words, ...about, ...(isSilent ? { silent: true } : {}) });
    setAlso(false);
    onSent();
  };
  const askFirst = async (words: string, isSilent: boolean, everybody: Everybody) => {
    setAsking(true);
    const reach = await client.request('message:reach', { conversation: conversation.id, everybody }).catch(() => null);
    setAsking(false);
    // Where nobody can say how many it is, they are many.
    if (reach === null || reach.people > fewPeople) {
      begin({ kind: 'reach', people: reach?.people ?? null, everybody, onSend: () => sendNow(words, isSilent) });
    } else {
      sendNow(words, isSilent);
    }
  };
  return {
    asking,
    also,
    setAlso,
    /** False while the words are to stay in the field, since something is asked first. */
    send(words: string, isSilent: boolean): boolean {
      const everybody = may('mentionEverybody', conversation, membership) ? everybodyIn(words) : null;
      if (everybody !== null && client.connection.getSnapshot().kind === 'online') {
        void askFirst(words, isSilent, everybody);
        return false;
      }
      sendNow(words, isSilent);
      return true;
    },
    sendLater(words: string, at: Place): void {
      const clientId = newId();
      const action = async (when: Date) => {
        const said = { conversation: conversation.id, clientId, text: words, at: when.toISOString(), ...about };
        await client.request('scheduled:add', thread === null ? said : { ...said, thread });
        client.drafts.set(conversation.id, { text: '' }, thread);
        setAlso(false);
      };
      begin({ kind: 'schedule', at, action });
    },
  };
}
