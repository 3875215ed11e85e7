import { newId } from '@parlance/client';
import type { FolderRow } from '@parlance/client/events';
import { useState } from 'react';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { asApiError } from './as-api-error';
import { placing } from './placing';
import { useChat } from './use-chat';

interface FolderDialogProps {
  /** Which; null for a new one. */
  readonly folder: FolderRow | null;
  /** What goes into it at once. */
  readonly conversation?: string;
  readonly onClose: () => void;
}

const nameMax = 50;

/** What a folder is called. */
export function FolderDialog({ folder, conversation, onClose }: FolderDialogProps) {
  const text = useAllText();
  const words = text.folders;
  const client = useChat();
  // The same for each try, so that one whose answer was lost makes no second folder.
  const [id] = useState(() => folder?.id ?? newId());
  return (
    <Dialog title={folder === null ? words.make : words.change} onClose={onClose}>
      <Form
        rules={{ name: (value) => (value.trim() === '' ? text.fields.required : undefined) }}
        explain={(error) => (error.code === 'conflict' ? words.full : undefined)}
        action={async (values) => {
          const [name, emoji] = [values('name').trim(), values('emoji').trim()];
          await asApiError(client.request('folder:put', { id, name, emoji }));
          if (conversation !== undefined) {
            await asApiError(client.request('folder:place', placing(conversation, id)));
          }
          onClose();
        }}
      >
        <Field
          ref={firstFocus}
          name="name"
          label={words.name}
          defaultValue={folder?.name ?? ''}
          maxLength={nameMax}
          autoComplete="off"
        />
        <Field
          name="emoji"
          label={words.emoji}
          hint={words.emojiHint}
          optional
          defaultValue={folder?.emoji ?? ''}
          autoComplete="off"
        />
        <Submit
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {folder === null ? words.go : text.settings.save}
        </Submit>
      </Form>
    </Dialog>
  );
}
