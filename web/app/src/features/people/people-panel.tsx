import { useMemo, useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import type { Person } from '~/shared/lobby/contract';
import { Avatar } from '~/shared/ui/avatar';
import controls from '~/shared/ui/controls.module.css';
import styles from './people-panel.module.css';

interface PeoplePanelProps {
  readonly people: readonly Person[];
  readonly me: string;
}

/** Everybody in the room, oneself first, then by name. */
export function PeoplePanel({ people, me }: PeoplePanelProps) {
  const text = useText();
  const shown = useMemo(() => inOrder(people, me), [people, me]);
  return (
    <section className={styles.panel} aria-label={text.people.title}>
      <h2 className={styles.title}>
        {text.people.title}
        <span className={styles.count}>{people.length}</span>
      </h2>
      <ul className={styles.list}>
        {shown.map(({ person, namesake }) => (
          <li key={person.id} className={styles.person}>
            <Avatar id={person.id} name={person.name} color={person.color} size="s" />
            <span className={styles.name}>{person.name}</span>
            {person.id === me && <span className={styles.aside}>{text.people.you}</span>}
            {namesake && person.id !== me && <span className={styles.aside}>{person.id.slice(-4)}</span>}
          </li>
        ))}
      </ul>
      {people.length === 1 && (
        <>
          <p className={styles.alone}>{text.people.alone}</p>
          <CopyLink />
        </>
      )}
    </section>
  );
}

function CopyLink() {
  const text = useText();
  const [copied, setCopied] = useState(false);
  // Browsers offer the clipboard to secure pages only (HTTPS or localhost).
  if (navigator.clipboard === undefined) {
    return null;
  }
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
  };
  return (
    <button type="button" className={`${controls.quiet} ${styles.copy}`} onClick={copy}>
      {copied ? text.people.copied : text.people.copyLink}
    </button>
  );
}

/** People who share a name are told apart by the end of their ids; the beginning is the time. */
function inOrder(people: readonly Person[], me: string): readonly { person: Person; namesake: boolean }[] {
  const fold = (person: Person) => person.name.toLowerCase();
  const counts = new Map<string, number>();
  for (const person of people) {
    counts.set(fold(person), (counts.get(fold(person)) ?? 0) + 1);
  }
  return people
    .toSorted((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name))
    .map((person) => ({ person, namesake: (counts.get(fold(person)) ?? 0) > 1 }));
}
