import type { ChatClient } from '@parlance/client';
import type { MessageRow } from '@parlance/client/events';
import type { Page } from '~/shared/chat/use-pages';
import { merge, type Stream } from './streams';

// What the server takes for everybody, beside one's own name. Each of them is one list of the search.
const everybody = ['here', 'channel', 'everyone', 'all'];
const pageSize = 30;
const by = {
  keyOf: ({ conversation, seq }: MessageRow) => `${conversation}/${seq}`,
  timeOf: ({ createdAt }: MessageRow) => Date.parse(createdAt),
};

interface Cursor {
  readonly streams: readonly Stream<MessageRow>[];
  /** How many of them the pages before had. */
  readonly given: number;
}

export type MentionPages = (cursor: Cursor | null) => Promise<Page<MessageRow, Cursor>>;

/** The messages of others that name somebody, or everybody. */
export function mentionsOf(client: ChatClient, username: string): MentionPages {
  const names = [username, ...everybody];
  const isMeant = ({ author, mentions }: MessageRow) =>
    author !== client.me && (mentions.users.includes(client.me) || mentions.everybody !== 'no');
  const read = async (name: string, cursor: string | null): Promise<Stream<MessageRow>> => {
    const found = await client.request('search:find', { q: `has:mention "${name}"`, cursor, limit: pageSize });
    return { items: found.items.map(({ message }) => message), next: found.next };
  };
  const goOn = async (stream: Stream<MessageRow>, name: string): Promise<Stream<MessageRow>> => {
    const { items, next } = await read(name, stream.next);
    return { items: [...stream.items, ...items], next };
  };
  return async (cursor) => {
    const wanting = cursor === null ? [] : merge(cursor.streams, by).behind;
    const streams = await Promise.all(
      names.map((name, at) => {
        const known = cursor?.streams[at];
        return known === undefined ? read(name, null) : wanting.includes(at) ? goOn(known, name) : known;
      }),
    );
    const { items, behind } = merge(streams, by);
    return {
      items: items.slice(cursor?.given ?? 0).filter(isMeant),
      next: behind.length === 0 ? null : { streams, given: items.length },
    };
  };
}
