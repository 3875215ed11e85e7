import type { OutboxStore } from './outbox';
import type { Outgoing } from './timeline';

export interface KnownRoom {
  readonly id: string;
  readonly name: string;
}

/** What the browser remembers of one account: which rooms it was in, and what was not sent yet. */
export interface Profile {
  rooms: readonly KnownRoom[];
  readonly outbox: OutboxStore;
}

// Storage may be full, switched off or hold something else; the page works without it.
function read<T>(storage: Storage, key: string, isValid: (value: unknown) => value is T, fallback: T): T {
  try {
    const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    return isValid(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

function write(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing to do: the session goes on with what is in memory.
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRoomList = (value: unknown): value is KnownRoom[] =>
  Array.isArray(value) && value.every((room) => isText(room?.id) && isText(room.name));
const isOutgoingList = (value: unknown): value is Outgoing[] =>
  Array.isArray(value) &&
  value.every((item) => isText(item?.clientId) && isText(item.room) && isText(item.text) && isText(item.state?.kind));

/** Both belong to the tab, so that two tabs do not mix; the rooms also to the browser, for the next tab. */
export function browserProfile(local: Storage, session: Storage, user: string): Profile {
  const rooms = `parlance.rooms.${user}`;
  const outbox = `parlance.outbox.${user}`;
  return {
    get rooms() {
      return read(session, rooms, isRoomList, read(local, rooms, isRoomList, []));
    },
    set rooms(value: readonly KnownRoom[]) {
      write(session, rooms, value);
      write(local, rooms, value);
    },
    outbox: {
      read: () => read(session, outbox, isOutgoingList, []),
      write: (items) => write(session, outbox, items),
    },
  };
}
