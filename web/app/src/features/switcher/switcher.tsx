import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConversationSign } from '~/shared/chat/conversation-sign';
import { pathOf } from '~/shared/chat/paths';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePeopleFound } from '~/shared/chat/use-people-found';
import { useText } from '~/shared/i18n/use-text';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { Icon } from '~/shared/ui/icon';
import { type Choice, choices } from './choices';
import styles from './switcher.module.css';

interface SwitcherProps {
  readonly me: string;
  readonly onSearch: (query: string) => void;
  readonly onClose: () => void;
}

const peopleMax = 5;

/** Goes anywhere by a few letters: conversations by how lively they are, people, and the search. */
export function Switcher({ me, onSearch, onClose }: SwitcherProps) {
  const text = useText();
  const client = useChat();
  const navigate = useNavigate();
  const titleOf = useTitleOf(me);
  const { items } = useReadable(client.conversations);
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const { people: found } = usePeopleFound(query, peopleMax);

  const shown = useMemo(
    () => choices({ items, titleOf, people: found, query, me }),
    [items, titleOf, found, query, me],
  );
  const chosen = Math.min(at, shown.length - 1);
  const go = (choice: Choice | undefined) => {
    if (choice === undefined) {
      return;
    }
    onClose();
    switch (choice.kind) {
      case 'conversation':
        navigate(pathOf(choice.item.id));
        break;
      case 'person': {
        const known = client.directWith(choice.person.id);
        navigate(known === null ? `/p/${choice.person.id}` : pathOf(known));
        break;
      }
      case 'search':
        onSearch(query.trim());
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (step !== undefined) {
      event.preventDefault();
      setAt((chosen + step + shown.length) % shown.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(shown[chosen]);
    }
  };
  return (
    <Dialog title={text.switcher.title} bare onClose={onClose}>
      <div className={styles.top}>
        <Icon name="search" />
        <input
          ref={firstFocus}
          className={styles.field}
          value={query}
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={shown.length > 0 ? `${id}-${chosen}` : undefined}
          aria-label={text.switcher.title}
          placeholder={text.switcher.placeholder}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} className={styles.list} role="listbox" aria-label={text.switcher.title}>
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field, where the focus is, has the keys.
          <div
            key={choice.key}
            id={`${id}-${index}`}
            ref={index === chosen ? inSight : undefined}
            className={styles.item}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onPointerMove={() => setAt(index)}
            onClick={() => go(choice)}
          >
            <ChoiceView
              choice={choice}
              me={me}
              title={choice.kind === 'conversation' ? titleOf(choice.item.conversation) : ''}
            />
          </div>
        ))}
      </div>
    </Dialog>
  );
}

const inSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

function ChoiceView({ choice, me, title }: { readonly choice: Choice; readonly me: string; readonly title: string }) {
  const text = useText();
  switch (choice.kind) {
    case 'conversation':
      return (
        <>
          <ConversationSign conversation={choice.item.conversation} me={me} />
          <span className={styles.name}>{title}</span>
          {choice.item.unread > 0 && <span className={styles.aside}>{text.sidebar.unread(choice.item.unread)}</span>}
        </>
      );
    case 'person':
      return (
        <>
          <PersonAvatar id={choice.person.id} size="s" />
          <span className={styles.name}>{choice.person.displayName}</span>
          <span className={styles.aside}>@{choice.person.username}</span>
        </>
      );
    case 'search':
      return (
        <>
          <span className={styles.sign}>
            <Icon name="search" />
          </span>
          <span className={styles.name}>{text.switcher.search(choice.query)}</span>
        </>
      );
  }
}
