import { type ChangeEvent, useId, useRef, useState } from 'react';
import { asApiError } from '~/shared/chat/as-api-error';
import { useChat } from '~/shared/chat/use-chat';
import { FieldFrame } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import styles from './custom-emoji.module.css';
import { base64Of, fitting, isName, nameFrom, PictureError, pictureTypes } from './picture';

interface Chosen {
  readonly type: string;
  readonly base64: string;
}

/** A picture and what it is called. */
export function AddEmoji() {
  const text = useAllText();
  const words = text.customEmoji;
  const client = useChat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again.
    event.target.value = '';
    if (file === undefined) {
      return;
    }
    try {
      const picture = await fitting(file);
      setChosen({ type: picture.type, base64: await base64Of(picture) });
      setName((known) => (known === '' ? nameFrom(file.name) : known));
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof PictureError && error.problem === 'large' ? words.largePicture : words.wrongPicture);
    }
  };
  const add = async () => {
    if (chosen === null) {
      setProblem(words.noPicture);
      return;
    }
    await asApiError(client.request('emoji:add', { name, picture: chosen.base64 }));
    toast(words.added(name));
    setChosen(null);
    setName('');
  };
  return (
    <Form
      rules={{ name: () => (isName(name) ? undefined : words.wrongName) }}
      explain={(error) =>
        error.code === 'conflict' ? words.taken : error.code === 'invalid' ? words.wrongPicture : undefined
      }
      action={add}
    >
      <div className={styles.add}>
        <button
          type="button"
          className={styles.choose}
          aria-label={words.choose}
          aria-describedby={`${id}-hint`}
          onClick={() => input.current?.click()}
        >
          {chosen === null ? <Icon name="plus" /> : <img src={`data:${chosen.type};base64,${chosen.base64}`} alt="" />}
        </button>
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          accept={pictureTypes}
          aria-label={words.picture}
          onChange={(event) => void choose(event)}
        />
        <div>
          <FieldFrame id={id} name="name" label={words.name} hint={words.nameHint}>
            {(about) => (
              <input
                {...about}
                className={controls.field}
                value={name}
                maxLength={32}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                onChange={(event) => setName(event.target.value.trim().toLowerCase())}
              />
            )}
          </FieldFrame>
        </div>
      </div>
      <p id={`${id}-hint`} className={styles.hint}>
        {words.hint}
      </p>
      <p role="alert" className={problem === null ? undefined : styles.problem}>
        {problem}
      </p>
      <Submit>{words.go}</Submit>
    </Form>
  );
}
