import type { ScheduledRow } from '@parlance/client/events';
import { useState } from 'react';
import { asApiError } from '~/shared/chat/as-api-error';
import { chatProblem, codeText } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { AreaField } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Markdown } from '~/shared/markdown/markdown';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { WhenField, whenRule } from '~/shared/when/when-field';
import { useConversing } from './actions';
import styles from './scheduled-dialog.module.css';
import { useScheduled } from './use-scheduled';

/** What one has written here for later, and what can be done with it until then. */
export function ScheduledDialog({ thread, onClose }: { readonly thread: number | null; readonly onClose: () => void }) {
  const text = useAllText();
  const { conversation } = useConversing();
  const rows = useScheduled(conversation.id, thread);
  return (
    <Dialog title={text.scheduled.title} wide onClose={onClose}>
      {rows.length === 0 ? (
        <p className={styles.empty}>{text.scheduled.none}</p>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Item key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Item({ row }: { readonly row: ScheduledRow }) {
  const text = useAllText();
  const words = text.scheduled;
  const { date, time, full } = useFormats();
  const client = useChat();
  const [editing, setEditing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (work: Promise<unknown>) => {
    try {
      setProblem(null);
      await work;
    } catch (error) {
      setProblem(chatProblem(text, error));
    }
  };
  if (editing) {
    return (
      <li className={styles.item}>
        <Edit row={row} onClose={() => setEditing(false)} />
      </li>
    );
  }
  const at = Date.parse(row.at);
  const why = problem ?? (row.problem === null ? null : codeText(text, row.problem));
  return (
    <li className={styles.item}>
      <p className={styles.when}>
        <time dateTime={row.at} title={full(at)}>
          {date(at)}, {time(at)}
        </time>
        {row.silent && <span>{text.messages.silent}</span>}
      </p>
      <div className={styles.text}>
        <Markdown text={row.text} />
      </div>
      {why !== null && (
        <p className={styles.problem} role="alert">
          {text.messages.refused} {why}
        </p>
      )}
      <div className={styles.actions}>
        <button type="button" className={cx(controls.outline, controls.small)} onClick={() => setEditing(true)}>
          {words.edit}
        </button>
        <button
          type="button"
          className={cx(controls.outline, controls.small)}
          onClick={() => void ask(client.request('scheduled:send', { id: row.id }))}
        >
          {words.sendNow}
        </button>
        <button
          type="button"
          className={cx(controls.quiet, controls.small)}
          onClick={() => void ask(client.request('scheduled:remove', { id: row.id }))}
        >
          {text.messages.delete}
        </button>
      </div>
    </li>
  );
}

function Edit({ row, onClose }: { readonly row: ScheduledRow; readonly onClose: () => void }) {
  const text = useAllText();
  const client = useChat();
  return (
    <Form
      rules={{ text: required, at: whenRule }}
      action={async (values) => {
        const at = new Date(values('at')).toISOString();
        await asApiError(client.request('scheduled:edit', { id: row.id, text: values('text').trim(), at }));
        onClose();
      }}
    >
      <AreaField name="text" label={text.scheduled.text} defaultValue={row.text} maxLength={20_000} rows={3} />
      <WhenField begin={new Date(row.at)} />
      <Submit
        beside={
          <button type="button" className={controls.quiet} onClick={onClose}>
            {text.settings.cancel}
          </button>
        }
      >
        {text.settings.save}
      </Submit>
    </Form>
  );
}
