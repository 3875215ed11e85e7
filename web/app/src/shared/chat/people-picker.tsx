import { useId, useState } from 'react';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { Failed } from './failed';
import styles from './people-picker.module.css';
import { PersonAvatar } from './person-avatar';
import { useChat, useReadable } from './use-chat';
import { nameOf } from './use-people';
import { usePeopleFound } from './use-people-found';

interface PeoplePickerProps {
  readonly label: string;
  readonly chosen: readonly string[];
  /** Those who are not to be chosen, such as whoever is in already. */
  readonly without: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Where one is enough, a click says who. */
  readonly onPick?: (id: string) => void;
}

const shownMax = 20;

/** Finds people by their names, and keeps those who were chosen in sight. */
export function PeoplePicker({ label, chosen, without, onChange, onPick }: PeoplePickerProps) {
  const text = useAllText();
  const known = useReadable(useChat().people.all);
  const id = useId();
  const [query, setQuery] = useState('');
  const { people: found, error, again } = usePeopleFound(query, shownMax, true);
  const choose = (person: string) => {
    if (onPick !== undefined) {
      onPick(person);
      return;
    }
    onChange(chosen.includes(person) ? chosen.filter((one) => one !== person) : [...chosen, person]);
    setQuery('');
  };
  const shown = found.filter((person) => !without.includes(person.id) && !person.deleted);
  return (
    <div className={styles.picker}>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      {chosen.length > 0 && (
        <ul className={styles.chips}>
          {chosen.map((person) => {
            const name = nameOf(known.get(person), text);
            return (
              <li key={person}>
                <button
                  type="button"
                  className={styles.chip}
                  aria-label={text.people.take(name)}
                  onClick={() => choose(person)}
                >
                  <PersonAvatar id={person} size="s" />
                  {name}
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <input
        id={id}
        className={controls.field}
        type="search"
        autoComplete="off"
        data-first
        value={query}
        placeholder={text.people.findHint}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const [first] = shown;
          if (event.key === 'Enter') {
            event.preventDefault();
            if (first !== undefined && query.trim() !== '') {
              choose(first.id);
            }
          }
        }}
      />
      {error !== null && <Failed error={error} onRetry={again} />}
      <ul className={styles.found} aria-label={text.people.found}>
        {shown.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.person}
              aria-pressed={onPick === undefined ? chosen.includes(person.id) : undefined}
              onClick={() => choose(person.id)}
            >
              <PersonAvatar id={person.id} size="s" />
              <span className={styles.name}>{person.displayName}</span>
              <span className={styles.aside}>@{person.username}</span>
              {chosen.includes(person.id) && <Icon name="check" />}
            </button>
          </li>
        ))}
      </ul>
      {error === null && shown.length === 0 && query !== '' && <p className={styles.none}>{text.people.none}</p>}
    </div>
  );
}
