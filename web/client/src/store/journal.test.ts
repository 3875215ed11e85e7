import { describe, expect, it } from 'vitest';
import { settled } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';
import { type Journal, journaled } from './journal.ts';
import { memoryStore, type Store } from './store.ts';

/** What a browser has of `localStorage`. */
function journal(entries: Map<string, string> = new Map()): Journal {
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

/** A disk on which nothing that is begun is ever finished. */
const stuck = (entries: Map<string, unknown>): Store => ({
  ...memoryStore(entries),
  write: () => new Promise(() => {}),
});

describe('what is written while the disk is busy', () => {
  const stage = new Stage();

  it('is there when the program has ended before the disk had it', async () => {
    const [disk, notes] = [new Map<string, unknown>(), new Map<string, string>()];
    const before = await stage.start('ann', { store: journaled(stuck(disk), 'ann', journal(notes)) });
    stage.server.lose();
    await settled();
    before.conversation(stage.group).send({ text: 'one' });
    before.conversation(stage.group).send({ text: 'two' });
    before.drafts.set(stage.group, { text: 'half a tho' });
    before.stop();

    stage.server.isUp = true;
    const after = await stage.start('ann', { store: journaled(memoryStore(disk), 'ann', journal(notes)) });
    expect(after.drafts.get(stage.group)?.text).toBe('half a tho');
    await settled();
    expect(stage.server.texts(stage.group)).toEqual(['one', 'two']);
    await stage.pass(5_000);
    expect(stage.server.feed('user:ann').all('draft')[0]?.text).toBe('half a tho');
    expect([...notes]).toEqual([]);
    expect([...disk.keys()].filter((key) => !key.startsWith('cache/'))).toEqual([]);
  });

  it('is there once when it was sent before the disk had it', async () => {
    const [disk, notes] = [new Map<string, unknown>(), new Map<string, string>()];
    const before = await stage.start('ann', { store: journaled(stuck(disk), 'ann', journal(notes)) });
    stage.server.answering = (event) => (event === 'message:send' ? new Promise(() => {}) : undefined);
    before.drafts.set(stage.group, { text: 'once' });
    before.conversation(stage.group).send({ text: 'once' });
    await settled();
    before.stop();

    stage.server.answering = () => {};
    const after = await stage.start('ann', { store: journaled(memoryStore(disk), 'ann', journal(notes)) });
    await settled();
    expect(stage.server.texts(stage.group)).toEqual(['once']);
    expect(after.drafts.get(stage.group)).toBeNull();
    expect(after.outbox.getSnapshot()).toEqual([]);
  });

  it('stays gone when it was taken away before the disk knew', async () => {
    const [disk, notes] = [new Map<string, unknown>([['draft/x', { text: 'old' }]]), new Map<string, string>()];
    void journaled(stuck(disk), 'ann', journal(notes)).write([['draft/x', undefined]]);
    const store = journaled(memoryStore(disk), 'ann', journal(notes));
    expect(await store.read('')).toEqual(new Map());
    await settled();
    expect([disk, notes]).toEqual([new Map(), new Map()]);
  });

  it('is not written over by an older write that ends later', async () => {
    const notes = new Map<string, string>();
    const ends: (() => void)[] = [];
    const slow: Store = { ...memoryStore(), write: () => new Promise((resolve) => ends.push(resolve)) };
    const store = journaled(slow, 'ann', journal(notes));
    void store.write([['draft/x', 'a']]);
    void store.write([['draft/x', 'ab']]);
    ends[0]?.();
    await settled();
    expect(await store.read('draft/')).toEqual(new Map([['draft/x', 'ab']]));
    ends[1]?.();
    await settled();
    expect([...notes]).toEqual([]);
  });

  it('is of one account, and goes when the account leaves the device', async () => {
    const notes = new Map<string, string>();
    const [ann, ben] = ['ann', 'ben'].map((account) => journaled(stuck(new Map()), account, journal(notes)));
    void ann?.write([['draft/x', 'of Ann']]);
    expect(await ben?.read('')).toEqual(new Map());
    await ben?.wipe();
    expect(await ann?.read('')).toEqual(new Map([['draft/x', 'of Ann']]));
    await ann?.wipe();
    expect(await ann?.read('')).toEqual(new Map());
  });

  it('is on disk all the same where the browser keeps no notes', async () => {
    const refusing: Journal = {
      ...journal(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const store = journaled(memoryStore(), 'ann', refusing);
    await store.write([['draft/x', 'a']]);
    expect(await store.read('draft/')).toEqual(new Map([['draft/x', 'a']]));
  });
});
