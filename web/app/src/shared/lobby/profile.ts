import type { OutboxStore } from './outbox';
import type { Outgoing } from './timeline';

export interface KnownRoom {
  readonly id: string;
  readonly name: string;
}

/** What the browser remembers: who I am here, which rooms I was in, and what was not sent yet. */
export interface Profile {
  /** A secret of this browser. The server derives the public id from it, so nobody can take another's id. */
  readonly key: string;
  name: string;
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

const randomKey = () => Array.from(crypto.getRandomValues(new Uint32Array(8)), (part) => part.toString(36)).join('-');

/** The key and the name belong to the browser; rooms and unsent messages belong to the tab, so that two tabs do not mix. */
export function browserProfile(local: Storage, session: Storage): Profile {
  let key = read(local, 'parlance.key', isText, '');
  if (key === '') {
    key = randomKey();
    write(local, 'parlance.key', key);
  }
  return {
    key,
    get name() {
      return read(local, 'parlance.name', isText, '');
    },
    set name(value: string) {
      write(local, 'parlance.name', value);
    },
    get rooms() {
      return read(session, 'parlance.rooms', isRoomList, read(local, 'parlance.rooms', isRoomList, []));
    },
    set rooms(value: readonly KnownRoom[]) {
      write(session, 'parlance.rooms', value);
      write(local, 'parlance.rooms', value);
    },
    outbox: {
      read: () => read(session, 'parlance.outbox', isOutgoingList, []),
      write: (items) => write(session, 'parlance.outbox', items),
    },
  };
}
