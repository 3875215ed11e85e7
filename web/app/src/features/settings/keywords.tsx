import { useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import { Field } from '~/shared/forms/field';
import { Form, type Values } from '~/shared/forms/form';
import { required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import { fold } from '~/shared/text/fold';
import { Icon } from '~/shared/ui/icon';
import { Empty } from '~/shared/ui/section';
import { toast } from '~/shared/ui/toasts';
import styles from './notifications.module.css';

interface KeywordsProps {
  readonly keywords: readonly string[];
  readonly onSave: (keywords: readonly string[]) => Promise<void>;
}

const wordsMax = 50;
const charsMax = 50;

/** Words that are to somebody as their name. */
export function Keywords({ keywords, onSave }: KeywordsProps) {
  const text = useAllText();
  const words = text.notifications;
  // Another field each time, empty for the next word.
  const [added, setAdded] = useState(0);
  const add = async (values: Values) => {
    const word = values('keyword').trim().replace(/\s+/gu, ' ');
    if (!keywords.some((known) => fold(known) === fold(word))) {
      await onSave([...keywords, word]);
    }
    setAdded(added + 1);
  };
  const remove = async (word: string) => {
    try {
      await onSave(keywords.filter((known) => known !== word));
    } catch (error) {
      toast(error instanceof ApiError ? problemText(text, error) : text.errors.other);
    }
  };
  return (
    <>
      {keywords.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <ul className={styles.chips} aria-label={words.keywords}>
          {keywords.map((word) => (
            <li key={word}>
              <button
                type="button"
                className={styles.chip}
                aria-label={words.remove(word)}
                onClick={() => void remove(word)}
              >
                {word}
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {keywords.length < wordsMax ? (
        <Form rules={{ keyword: required }} action={add} className={styles.line}>
          <Field key={added} name="keyword" label={words.keyword} maxLength={charsMax} autoComplete="off" />
          <Submit outline>{words.add}</Submit>
        </Form>
      ) : (
        <p>{words.tooMany}</p>
      )}
    </>
  );
}
