import { beforeEach, expect, test, vi } from 'vitest';
import { type Delivery, Outbox, type OutboxStore } from './outbox';
import type { Outgoing } from './timeline';

class MemoryStore implements OutboxStore {
  items: readonly Outgoing[] = [];
  read = () => this.items;
  write = (items: readonly Outgoing[]) => {
    this.items = items;
  };
}

const item = (clientId: string): Outgoing => ({
  clientId,
  room: 'lounge',
  text: clientId,
  at: 0,
  state: { kind: 'waiting' },
});

let store: MemoryStore;
let attempts: string[];
let answers: Map<string, Delivery[]>;
let outbox: Outbox;

const make = () =>
  new Outbox(
    store,
    async ({ clientId }) => {
      attempts.push(clientId);
      return answers.get(clientId)?.shift() ?? { kind: 'delivered' };
    },
    () => {},
  );

beforeEach(() => {
  store = new MemoryStore();
  attempts = [];
  answers = new Map();
  outbox = make();
});

test('what is written while the way is closed goes out in order when it opens', async () => {
  for (const id of ['a', 'b', 'c']) {
    outbox.add(item(id));
  }
  expect(attempts).toEqual([]);
  outbox.open();
  await vi.waitFor(() => expect(outbox.items).toEqual([]));
  expect(attempts).toEqual(['a', 'b', 'c']);
});

test('a message that was lost on its way is sent again before the next one, with its own clientId', async () => {
  answers.set('a', [{ kind: 'lost' }]);
  outbox.add(item('a'));
  outbox.add(item('b'));
  outbox.open();
  await vi.waitFor(() => expect(attempts).toEqual(['a']));
  expect(store.items.map((kept) => kept.clientId)).toEqual(['a', 'b']);

  outbox.open();
  await vi.waitFor(() => expect(outbox.items).toEqual([]));
  expect(attempts).toEqual(['a', 'a', 'b']);
});

test('an opening that comes before the loss is known is not forgotten', async () => {
  let lose: (delivery: Delivery) => void = () => {};
  const first = new Promise<Delivery>((resolve) => {
    lose = resolve;
  });
  let calls = 0;
  const racing = new Outbox(
    store,
    () => (calls++ === 0 ? first : Promise.resolve({ kind: 'delivered' })),
    () => {},
  );
  racing.add(item('a'));
  racing.open();
  racing.close();
  racing.open();
  lose({ kind: 'lost' });
  await vi.waitFor(() => expect(racing.items).toEqual([]));
  expect(calls).toBe(2);
});

test('a refused message stays until it is retried or discarded, and the others go on', async () => {
  const error = { code: 'invalid', message: 'no' };
  answers.set('a', [{ kind: 'refused', error }]);
  outbox.open();
  outbox.add(item('a'));
  outbox.add(item('b'));
  await vi.waitFor(() => expect(outbox.items).toEqual([{ ...item('a'), state: { kind: 'refused', error } }]));

  outbox.retry('a');
  await vi.waitFor(() => expect(outbox.items).toEqual([]));
  expect(attempts).toEqual(['a', 'b', 'a']);
});

test('a server that asks for patience gets it', async () => {
  vi.useFakeTimers();
  try {
    answers.set('a', [{ kind: 'wait', delayMs: 2_000 }]);
    outbox.open();
    outbox.add(item('a'));
    await vi.advanceTimersByTimeAsync(1_999);
    expect(attempts).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempts).toEqual(['a', 'a']);
    expect(outbox.items).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test('unsent messages outlive a reload', async () => {
  outbox.add(item('a'));
  const reloaded = make();
  reloaded.open();
  await vi.waitFor(() => expect(reloaded.items).toEqual([]));
  expect(attempts).toEqual(['a']);
});
