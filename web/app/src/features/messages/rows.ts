import { daysBetween } from '~/shared/i18n/days';
import type { Person } from '~/shared/lobby/contract';
import type { Outgoing, Timeline } from '~/shared/lobby/timeline';

/** What the timeline shows, line by line. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'fresh' | 'gap' | 'restart'; readonly key: string }
  | {
      readonly kind: 'visits';
      readonly key: string;
      readonly joined: readonly string[];
      readonly left: readonly string[];
    }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly author: Person;
      readonly text: string;
      readonly at: number;
      /** False for a message that goes on where the same author's last one ended. */
      readonly first: boolean;
      /** Set while the server has not confirmed it. */
      readonly outgoing: Outgoing | null;
    };

const groupMs = 5 * 60_000;

/** `freshAfter`: the seq after which others' messages are new to the reader; null draws no line. */
export function rows(timeline: Timeline, outgoing: readonly Outgoing[], me: Person, freshAfter: number | null): Row[] {
  const result: Row[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastAuthor = '';
  let isFresh = false;

  const startDay = (at: number, key: string) => {
    if (lastAt === Number.NEGATIVE_INFINITY || daysBetween(lastAt, at) !== 0) {
      result.push({ kind: 'day', key: `day-${key}`, at });
      lastAuthor = '';
    }
  };
  const message = (key: string, author: Person, text: string, at: number, pending: Outgoing | null) => {
    startDay(at, key);
    const first = lastAuthor !== author.id || at - lastAt > groupMs;
    result.push({ kind: 'message', key, author, text, at, first, outgoing: pending });
    lastAt = at;
    lastAuthor = author.id;
  };

  for (const item of timeline) {
    switch (item.kind) {
      case 'message': {
        const { author, seq, text, at } = item.message;
        if (!isFresh && freshAfter !== null && seq > freshAfter && author.id !== me.id) {
          isFresh = true;
          startDay(at, item.key);
          result.push({ kind: 'fresh', key: 'fresh' });
          lastAt = at;
          lastAuthor = '';
        }
        message(item.key, author, text, at, null);
        break;
      }
      case 'joined':
      case 'left':
        startDay(item.at, item.key);
        addVisit(result, item.key, item.kind, item.person.name);
        lastAt = item.at;
        lastAuthor = '';
        break;
      case 'gap':
      case 'restart':
        result.push({ kind: item.kind, key: item.key });
        lastAuthor = '';
        break;
    }
  }
  for (const item of outgoing) {
    // The stored message will have the same key: the row stays the same element when the server confirms it.
    message(`${me.id}/${item.clientId}`, me, item.text, Math.max(item.at, lastAt), item);
  }
  return result;
}

/** Comings and goings without a message between them share one line. */
function addVisit(result: Row[], key: string, kind: 'joined' | 'left', name: string): void {
  const last = result.at(-1);
  if (last?.kind === 'visits') {
    result[result.length - 1] = { ...last, [kind]: [...last[kind], name] };
  } else {
    result.push({ kind: 'visits', key, joined: [], left: [], [kind]: [name] });
  }
}
