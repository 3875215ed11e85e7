import { useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import type { RoomSummary } from '~/shared/lobby/contract';
import { linkTo } from '~/shared/lobby/room-link';
import { unread } from '~/shared/lobby/room-state';
import { useLobbyState } from '~/shared/lobby/use-lobby';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { NewRoom } from './new-room';
import styles from './room-list.module.css';

/** The rooms one is in, which stay in place, and below them all others, the liveliest first. */
export function RoomList({ onChoose }: { readonly onChoose: () => void }) {
  const text = useText();
  const rooms = useLobbyState((state) => state.rooms);
  const joined = useLobbyState((state) => state.joined);
  const me = useLobbyState((state) => state.me.id);
  const current = useLobbyState((state) => state.current);
  const [creating, setCreating] = useState(false);

  const others = [...rooms.values()]
    .filter((room) => !joined.has(room.id))
    .sort((a, b) => b.people - a.people || a.name.localeCompare(b.name));

  return (
    <nav className={styles.rooms} aria-label={text.rooms.title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{text.rooms.yours}</h2>
        <button
          type="button"
          className={controls.icon}
          aria-label={text.rooms.create}
          title={text.rooms.create}
          onClick={() => setCreating(true)}
        >
          <Icon name="plus" />
        </button>
      </div>
      <ul>
        {[...joined.values()].map((room) => (
          <RoomLink
            key={room.id}
            room={rooms.get(room.id) ?? { id: room.id, name: room.name, people: room.people.length, lastSeq: 0 }}
            isCurrent={room.id === current}
            unread={room.id === current ? 0 : unread(room, me)}
            onChoose={onChoose}
          />
        ))}
      </ul>
      <h2 className={styles.title}>{text.rooms.others}</h2>
      {others.length === 0 && <p className={styles.none}>{text.rooms.none}</p>}
      <ul>
        {others.map((room) => (
          <RoomLink key={room.id} room={room} isCurrent={false} unread={0} onChoose={onChoose} />
        ))}
      </ul>
      {creating && (
        <NewRoom
          onClose={() => setCreating(false)}
          onCreated={() => {
            setCreating(false);
            onChoose();
          }}
        />
      )}
    </nav>
  );
}

interface RoomLinkProps {
  readonly room: RoomSummary;
  readonly isCurrent: boolean;
  readonly unread: number;
  readonly onChoose: () => void;
}

function RoomLink({ room, isCurrent, unread: news, onChoose }: RoomLinkProps) {
  const text = useText();
  return (
    <li>
      <a
        className={cx(styles.room, isCurrent && styles.current, news > 0 && styles.unread)}
        href={linkTo(room.id)}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={onChoose}
      >
        <span className={styles.name}>{room.name}</span>
        {news > 0 && (
          <span className={styles.badge}>
            {news > 99 ? '99+' : news}
            <span className="visually-hidden"> {text.rooms.unread(news)}</span>
          </span>
        )}
        <span className={styles.count} title={text.rooms.people(room.people)}>
          <span aria-hidden="true">{room.people}</span>
          <span className="visually-hidden">{text.rooms.people(room.people)}</span>
        </span>
      </a>
    </li>
  );
}
