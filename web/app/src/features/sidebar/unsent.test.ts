import type { ConversationSummary, OutboxItem, SendState } from '@parlance/client';
import { expect, test } from 'vitest';
import { unsentTo } from './unsent';

const item = (to: string | null, kind: SendState['kind']) => ({ to, state: { kind } }) as OutboxItem;

test('a message to somebody with whom there is no conversation yet is not forgotten', () => {
  const outbox = [
    item('mai', 'failed'),
    item('mai', 'waiting'),
    item('ben', 'waiting'),
    item(null, 'failed'),
    item('ann', 'failed'),
  ];
  expect(unsentTo(outbox, [{ peer: 'ann' } as ConversationSummary])).toEqual([
    { user: 'mai', failed: true },
    { user: 'ben', failed: false },
  ]);
});
