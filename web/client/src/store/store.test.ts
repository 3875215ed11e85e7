import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { clientOf, settled, textsOf } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';
import { indexedDbStore } from './indexed-db.ts';
import { memoryStore, type Store } from './store.ts';

describe.each<[string, () => Store]>([
  ['in memory', () => memoryStore()],
  ['in the browser', () => indexedDbStore(crypto.randomUUID())],
])('a store %s', (_, make) => {
  it('keeps what is written, by the beginning of its key', async () => {
    const store = make();
    await store.write([
      ['outbox/1', { text: 'one' }],
      ['outbox/2', { text: 'two' }],
      ['cache/own', [1]],
    ]);
    await store.write([['outbox/1', undefined]]);
    expect(await store.read('outbox/')).toEqual(new Map([['outbox/2', { text: 'two' }]]));
    store.close();
    expect(await store.read('cache/')).toEqual(new Map([['cache/own', [1]]]));
    store.close();
  });

  it('leaves nothing when it is wiped', async () => {
    const store = make();
    await store.write([['cache/own', 1]]);
    await store.wipe();
    expect(await store.read('')).toEqual(new Map());
    store.close();
  });
});

describe('a browser without a database', () => {
  it('has nothing kept, and nothing fails', async () => {
    const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not here', 'SecurityError');
    });
    const store = indexedDbStore('nobody');
    await store.write([['cache/own', 1]]);
    expect(await store.read('')).toEqual(new Map());
    opening.mockRestore();
  });
});

describe('what a device keeps', () => {
  const stage = new Stage();

  async function left(): Promise<Map<string, unknown>> {
    const entries = new Map<string, unknown>();
    const client = await stage.start('ann', { store: memoryStore(entries) });
    for (const text of ['one', 'two']) {
      stage.server.say(stage.group, 'ben', text);
    }
    client.conversation(stage.group).open();
    await settled();
    client.conversation(stage.group).read(1);
    await vi.advanceTimersByTimeAsync(3_000);
    client.stop();
    await settled();
    return entries;
  }

  it('is there without a network: the list, and the conversations that were open', async () => {
    const entries = await left();
    stage.server.lose();
    const client = await stage.start('ann', { store: memoryStore(entries) });
    expect(client.conversations.getSnapshot()).toMatchObject({
      status: 'ready',
      unread: 1,
      items: [{ newest: { text: 'two' } }],
    });
    const agent = client.conversation(stage.group);
    agent.open();
    expect(textsOf(agent.state.getSnapshot())).toEqual(['one', 'two']);
    expect(agent.state.getSnapshot()).toMatchObject({ kind: 'ready', fresh: false });
  });

  it('has what was being written no later than where it was: nothing is written over in between', async () => {
    const entries = await left();
    const store = memoryStore(entries);
    await store.write([
      [`draft/${stage.group}`, { conversation: stage.group, thread: null, text: 'three', replyTo: null, at: '' }],
    ]);
    stage.server.lose();
    const slow = {
      ...store,
      async read(prefix: string) {
        if (prefix !== 'cache/') {
          await stage.pass(100);
        }
        return store.read(prefix);
      },
    };
    const client = clientOf(stage.server, 'ann', { store: slow });
    const agent = client.conversation(stage.group);
    agent.open();
    const seen: (string | undefined)[] = [];
    agent.state.subscribe(() => {
      if (agent.state.getSnapshot().kind === 'ready') {
        seen.push(client.drafts.get(stage.group)?.text);
      }
    });
    await client.start();
    client.stop();
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen)).toEqual(new Set(['three']));
  });

  it('is brought up to now by a question for what is different alone', async () => {
    const entries = await left();
    stage.server.say(stage.group, 'ben', 'three');
    stage.server.asked.length = 0;
    const client = await stage.start('ann', { store: memoryStore(entries) });
    const agent = client.conversation(stage.group);
    agent.open();
    await settled();
    expect(textsOf(agent.state.getSnapshot())).toEqual(['one', 'two', 'three']);
    expect(agent.state.getSnapshot()).toMatchObject({ fresh: true });
    expect(stage.server.asked.map((each) => each.event)).not.toContain('conversation:list');
    const syncs = stage.server.asked.filter(
      (each) => each.event === 'feed:sync' && String(each.body.feed).includes(stage.group),
    );
    expect(syncs.every((each) => Number(each.body.rev) > 0)).toBe(true);
  });

  it('is read anew when it is of another program or account, but for what is not sent yet', async () => {
    const entries = await left();
    entries.set('cache/meta', { schema: -1, account: 'ann' });
    entries.set('draft/x', {
      conversation: 'x',
      thread: null,
      text: 'kept',
      replyTo: null,
      at: '',
      base: 0,
      dirty: true,
      conflict: null,
    });
    stage.server.lose();
    const client = await stage.start('ann', { store: memoryStore(entries) });
    expect(client.conversations.getSnapshot()).toMatchObject({ status: 'loading', items: [] });
    expect(client.drafts.get('x')?.text).toBe('kept');
  });

  it('has nothing of a conversation that one was put out of', async () => {
    const entries = await left();
    expect([...entries.keys()]).toContain(`cache/conversation/${stage.group}`);
    const client = await stage.start('ann', { store: memoryStore(entries) });
    stage.server.leave(stage.group, 'ann');
    await stage.pass(5_000);
    client.stop();
    await settled();
    expect([...entries.keys()]).not.toContain(`cache/conversation/${stage.group}`);
    expect(JSON.stringify([...entries])).not.toContain('one');
  });

  it('is gone when the session was ended from elsewhere, but for what the server does not have', async () => {
    const entries = await left();
    const client = await stage.start('ann', { store: memoryStore(entries) });
    client.drafts.set(stage.group, { text: 'half a thought' });
    await client.leave();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([...entries.keys()]).toEqual([`draft/${stage.group}`]);
    const back = await stage.start('ann', { store: memoryStore(entries) });
    expect(back.drafts.get(stage.group)?.text).toBe('half a thought');
    await settled();
    expect(stage.server.feed('user:ann').all('draft')[0]?.text).toBe('half a thought');
  });

  it('is gone after signing out', async () => {
    const entries = await left();
    const client = await stage.start('ann', { store: memoryStore(entries) });
    client.drafts.set(stage.group, { text: 'for later' });
    await client.signOut();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(entries).toEqual(new Map());
    expect(stage.server.feed('user:ann').all('draft')[0]?.text).toBe('for later');
  });
});
