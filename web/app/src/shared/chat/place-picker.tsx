import type { ConversationRow, PersonCard } from '@parlance/client/events';
import { useId, useState } from 'react';
import { useAllText } from '~/shared/i18n/use-all-text';
import { rank } from '~/shared/text/rank';
import controls from '~/shared/ui/controls.module.css';
import { firstFocus } from '~/shared/ui/first-focus';
import { walk } from '~/shared/ui/walk';
import { ConversationSign } from './conversation-sign';
import { PersonAvatar } from './person-avatar';
import styles from './place-picker.module.css';
import { may } from './rights';
import { useTitleOf } from './titles';
import { useChat, useReadable } from './use-chat';
import { usePeopleFound } from './use-people-found';

/** A conversation, or somebody with whom there is none yet. */
export type PickedPlace =
  | { readonly kind: 'conversation'; readonly conversation: ConversationRow }
  | { readonly kind: 'person'; readonly person: PersonCard };

interface PlacePickerProps {
  readonly label: string;
  readonly me: string;
  readonly busy: boolean;
  readonly onPick: (place: PickedPlace) => void;
}

const shownMax = 30;
const peopleMax = 5;

/** Finds a place where one may write: the liveliest first, or what goes best with a few letters. */
export function PlacePicker({ label, me, busy, onPick }: PlacePickerProps) {
  const text = useAllText();
  const id = useId();
  const titleOf = useTitleOf(me);
  const { items } = useReadable(useChat().conversations);
  const [query, setQuery] = useState('');
  const { people: found } = usePeopleFound(query, peopleMax);
  const places = items
    .flatMap(({ conversation, membership }): { readonly place: PickedPlace; readonly value: number }[] => {
      const value = may('send', conversation, membership) ? rank(titleOf(conversation), query) : null;
      return value === null ? [] : [{ place: { kind: 'conversation', conversation }, value }];
    })
    .toSorted((a, b) => a.value - b.value)
    .map(({ place }) => place);
  const peers = new Set(items.map(({ peer }) => peer));
  const people = (query.trim() === '' ? [] : found)
    .filter((person) => person.id !== me && !person.deleted && !peers.has(person.id))
    .map((person): PickedPlace => ({ kind: 'person', person }));
  const shown = [...places, ...people].slice(0, shownMax);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys move the focus along the list in it.
    <div className={styles.picker} onKeyDown={walk}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={firstFocus}
        className={controls.field}
        type="search"
        autoComplete="off"
        placeholder={text.keep.placeHint}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          const [first] = shown;
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            if (first !== undefined && query.trim() !== '') {
              onPick(first);
            }
          }
        }}
      />
      <ul className={styles.places} aria-label={label}>
        {shown.map((place) => (
          <li key={place.kind === 'person' ? place.person.id : place.conversation.id}>
            <button type="button" className={styles.place} data-walk disabled={busy} onClick={() => onPick(place)}>
              {place.kind === 'person' ? (
                <>
                  <PersonAvatar id={place.person.id} size="s" />
                  <span className={styles.name}>{place.person.displayName}</span>
                  <span className={styles.aside}>@{place.person.username}</span>
                </>
              ) : (
                <>
                  <ConversationSign conversation={place.conversation} me={me} />
                  <span className={styles.name}>{titleOf(place.conversation)}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
