import type { ChatError, Message, Person } from './contract';

/** What one room shows, oldest first. */
export type TimelineItem =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message }
  | { readonly kind: 'joined' | 'left'; readonly key: string; readonly at: number; readonly person: Person }
  | { readonly kind: 'gap' | 'restart'; readonly key: string; readonly at: number };

/** A message that this page has written and the server has not confirmed yet. */
export interface Outgoing {
  readonly clientId: string;
  readonly room: string;
  readonly text: string;
  readonly at: number;
  readonly state: { readonly kind: 'waiting' } | { readonly kind: 'refused'; readonly error: ChatError };
}

export type Timeline = readonly TimelineItem[];

// What the page keeps of one room. Long sessions stay quick, and the server keeps less anyway.
export const timelineItemsMax = 600;

let lastKey = 0;
const nextKey = (kind: string) => `${kind}-${++lastKey}`;

const trimmed = (timeline: Timeline): Timeline =>
  timeline.length > timelineItemsMax ? timeline.slice(timeline.length - timelineItemsMax) : timeline;

/**
 * Puts a message where its seq says. Acks and broadcasts may overtake each other, and both bring the sender's own
 * message, so the same one may come twice. Seqs are compared back to the last restart only: they began anew there.
 * A message from before it, sent again because its ack was lost with the old server, moves to its new place.
 */
export function withMessage(known: Timeline, message: Message): Timeline {
  const key = `${message.author.id}/${message.clientId}`;
  const restart = known.findLastIndex((item) => item.kind === 'restart');
  const old = known.findIndex((item, index) => item.key === key && index < restart);
  const timeline = old < 0 ? known : known.toSpliced(old, 1);
  let place = timeline.length;
  for (let index = timeline.length - 1; index >= 0; index--) {
    const item = timeline[index];
    if (item === undefined || item.kind === 'restart') {
      break;
    }
    if (item.kind !== 'message') {
      continue;
    }
    if (item.message.seq === message.seq) {
      return timeline;
    }
    if (item.message.seq < message.seq) {
      break;
    }
    place = index;
  }
  const item: TimelineItem = { kind: 'message', key, message };
  return trimmed([...timeline.slice(0, place), item, ...timeline.slice(place)]);
}

/** Adds a line about somebody coming or going. Who comes back at once, after a reload perhaps, was never away. */
export function withVisit(timeline: Timeline, kind: 'joined' | 'left', person: Person, at: number): Timeline {
  for (let index = timeline.length - 1; kind === 'joined' && index >= 0; index--) {
    const item = timeline[index];
    if (item === undefined || (item.kind !== 'joined' && item.kind !== 'left')) {
      break;
    }
    if (item.person.id === person.id && item.kind === 'left') {
      return timeline.filter((other) => other !== item);
    }
  }
  return trimmed([...timeline, { kind, key: nextKey(kind), at, person }]);
}

export const withMark = (timeline: Timeline, kind: 'gap' | 'restart', at: number): Timeline =>
  trimmed([...timeline, { kind, key: nextKey(kind), at }]);

/** The seq of the newest message since the server's last restart, 0 if there is none. */
export function lastSeq(timeline: Timeline): number {
  for (let index = timeline.length - 1; index >= 0; index--) {
    const item = timeline[index];
    if (item === undefined || item.kind === 'restart') {
      break;
    }
    if (item.kind === 'message') {
      return item.message.seq;
    }
  }
  return 0;
}
