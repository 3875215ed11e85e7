import type { Entered, Person, RoomChange, RoomSummary } from './contract';
import { left, type RoomState } from './room-state';
import type { Outgoing } from './timeline';

/** How this page and the server stand. `offline` is what the device says, `reconnecting` what we try. */
export type Link = 'resting' | 'connecting' | 'online' | 'reconnecting' | 'offline';

export interface LobbyState {
  readonly link: Link;
  readonly me: Person;
  readonly epoch: string;
  readonly online: number;
  readonly rooms: ReadonlyMap<string, RoomSummary>;
  /** The rooms this person is in, in the order of joining. */
  readonly joined: ReadonlyMap<string, RoomState>;
  readonly current: string | null;
  readonly outgoing: readonly Outgoing[];
}

export const initialState = (me: Person): LobbyState => ({
  link: 'resting',
  me,
  epoch: '',
  online: 0,
  rooms: new Map(),
  joined: new Map(),
  current: null,
  outgoing: [],
});

export const entered = (state: LobbyState, answer: Entered): LobbyState => ({
  ...state,
  link: 'online',
  me: answer.me,
  epoch: answer.epoch,
  online: answer.online,
  rooms: new Map(answer.rooms.map((room) => [room.id, room])),
});

export const disconnected = (state: LobbyState, link: Link): LobbyState => ({
  ...state,
  link,
  joined: new Map([...state.joined].map(([id, room]) => [id, left(room)])),
});

export function roomsChanged(state: LobbyState, change: RoomChange): LobbyState {
  const rooms = new Map(state.rooms);
  for (const room of change.changed) {
    rooms.set(room.id, room);
  }
  for (const id of change.removed) {
    rooms.delete(id);
  }
  return { ...state, online: change.online, rooms };
}

/** Applies `change` to one joined room; a room that was left meanwhile stays left. */
export function withRoom(state: LobbyState, id: string, change: (room: RoomState) => RoomState): LobbyState {
  const room = state.joined.get(id);
  if (room === undefined) {
    return state;
  }
  const next = change(room);
  if (next === room) {
    return state;
  }
  // A room may have come by a link whose spelling is not its id ("#/Weekend Plans"); the answer brought the id.
  const joined = new Map([...state.joined].map(([key, value]) => (key === id ? [next.id, next] : [key, value])));
  return { ...state, joined, current: state.current === id ? next.id : state.current };
}

export function withoutRoom(state: LobbyState, id: string): LobbyState {
  const joined = new Map(state.joined);
  joined.delete(id);
  return { ...state, joined };
}
