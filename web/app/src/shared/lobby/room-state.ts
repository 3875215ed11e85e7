import type { ChatError, Joined, Message, PeopleChange, Person, TypingChange } from './contract';
import { lastSeq, type Timeline, withMark, withMessage, withVisit } from './timeline';

/** A room that this person is in, or is on the way into. */
export interface RoomState {
  readonly id: string;
  readonly name: string;
  readonly entry: 'joining' | 'here' | { readonly refused: ChatError };
  /** The server's epoch that `timeline` and `rev` belong to; empty before the first answer. */
  readonly epoch: string;
  readonly people: readonly Person[];
  readonly rev: number;
  readonly timeline: Timeline;
  readonly typing: readonly Person[];
  readonly readSeq: number;
  /** Changes that overtook the answer to `room:join`; they follow it. */
  readonly early: readonly PeopleChange[];
}

export const newRoom = (id: string, name: string): RoomState => ({
  id,
  name,
  entry: 'joining',
  epoch: '',
  people: [],
  rev: 0,
  timeline: [],
  typing: [],
  readSeq: 0,
  early: [],
});

/** The connection went away: what is known stays on the screen, and the room has to be joined again. */
export const left = (room: RoomState): RoomState => ({ ...room, entry: 'joining', typing: [], early: [] });

export function joined(room: RoomState, answer: Joined, epoch: string, now: number): RoomState {
  const restarted = room.epoch !== '' && room.epoch !== epoch;
  const known = restarted ? 0 : lastSeq(room.timeline);
  const firstTime = room.epoch === '' || restarted;

  let timeline = restarted && room.timeline.length > 0 ? withMark(room.timeline, 'restart', now) : room.timeline;
  const first = answer.messages[0];
  if (!firstTime && first !== undefined && first.seq > known + 1 && known > 0) {
    timeline = withMark(timeline, 'gap', now);
  }
  for (const message of answer.messages) {
    timeline = withMessage(timeline, message);
  }

  const fresh: RoomState = {
    ...room,
    id: answer.room.id,
    name: answer.room.name,
    entry: 'here',
    epoch,
    people: answer.people,
    rev: answer.rev,
    timeline,
    typing: [],
    // What was said before one came is history, not news.
    readSeq: room.epoch === '' ? lastSeq(timeline) : restarted ? 0 : room.readSeq,
    early: [],
  };
  return room.early.reduce((state, change) => peopleChanged(state, change, now), fresh);
}

export function messageArrived(room: RoomState, message: Message): RoomState {
  const timeline = withMessage(room.timeline, message);
  return timeline === room.timeline
    ? room
    : { ...room, timeline, typing: room.typing.filter((person) => person.id !== message.author.id) };
}

export function peopleChanged(room: RoomState, change: PeopleChange, now: number): RoomState {
  if (room.entry !== 'here') {
    return { ...room, early: [...room.early, change] };
  }
  if (change.rev <= room.rev) {
    return room;
  }
  const others = room.people.filter((person) => person.id !== change.person.id);
  const people = change.kind === 'left' ? others : [...others, change.person];
  const timeline =
    change.kind === 'renamed' ? room.timeline : withVisit(room.timeline, change.kind, change.person, now);
  const typing = change.kind === 'left' ? room.typing.filter((person) => person.id !== change.person.id) : room.typing;
  return { ...room, people, rev: change.rev, timeline, typing };
}

export function typingChanged(room: RoomState, change: TypingChange): RoomState {
  const others = room.typing.filter((person) => person.id !== change.person.id);
  return { ...room, typing: change.typing ? [...others, change.person] : others };
}

export function unread(room: RoomState, me: string): number {
  let count = 0;
  for (const item of room.timeline) {
    if (item.kind === 'restart') {
      count = 0;
    } else if (item.kind === 'message' && item.message.seq > room.readSeq && item.message.author.id !== me) {
      count++;
    }
  }
  return count;
}
