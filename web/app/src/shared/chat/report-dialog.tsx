import { newId } from '@parlance/client';
import type { MessageRow } from '@parlance/client/events';
import { useState } from 'react';
import { AreaField, SelectField } from '~/shared/forms/field';
import { Form, type Values } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FirstLine } from '~/shared/markdown/first-line';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { toast } from '~/shared/ui/toasts';
import { asApiError } from './as-api-error';
import styles from './report-dialog.module.css';
import { useChat } from './use-chat';
import { usePersonName } from './use-people';

interface ReportDialogProps {
  /** Whom, or whose message. */
  readonly user: string;
  /** What of theirs; null for themselves. */
  readonly message: MessageRow | null;
  /** Whether the conversation has those who look after it. */
  readonly hasModerators: boolean;
  readonly onClose: () => void;
}

const reasons = ['spam', 'harassment', 'hate', 'violence', 'sexual', 'illegal', 'other'] as const;
const noteMax = 1_000;

/** Tells those who look after a conversation, or the server, what is wrong. */
export function ReportDialog({ user, message, hasModerators, onClose }: ReportDialogProps) {
  const text = useAllText();
  const words = text.report;
  const client = useChat();
  const name = usePersonName(user);
  // The same report, however often it has to be sent.
  const [clientId] = useState(newId);
  const send = async (values: Values) => {
    const reason = reasons.find((one) => one === values('reason')) ?? 'other';
    const said = { clientId, reason, note: values('note').trim() };
    if (message === null) {
      await asApiError(client.request('report:person', { user, ...said }));
    } else {
      const to = values('to') === 'administrators' ? 'administrators' : 'moderators';
      const { conversation, seq } = message;
      await asApiError(client.request('report:message', { conversation, seq, to, ...said }));
    }
    toast(words.sent);
    onClose();
  };
  return (
    <Dialog title={message === null ? words.person(name) : words.message} onClose={onClose}>
      <Form action={send}>
        <p className={styles.lead}>{words.lead}</p>
        {message !== null && (
          <blockquote className={styles.quote}>
            <strong>{name}</strong> <FirstLine text={message.text} />
          </blockquote>
        )}
        <SelectField name="reason" label={words.reason} defaultValue="spam">
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {words.reasons[reason]}
            </option>
          ))}
        </SelectField>
        <AreaField name="note" label={words.note} optional rows={3} maxLength={noteMax} />
        {message !== null && hasModerators && (
          <SelectField name="to" label={words.to} defaultValue="moderators">
            <option value="moderators">{words.tos.moderators}</option>
            <option value="administrators">{words.tos.administrators}</option>
          </SelectField>
        )}
        <Submit
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {words.send}
        </Submit>
      </Form>
    </Dialog>
  );
}
