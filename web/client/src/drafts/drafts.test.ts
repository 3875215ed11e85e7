import { describe, expect, it, vi } from 'vitest';
import type { DraftRow } from '../events.gen.ts';
import { memoryStore } from '../store/store.ts';
import { FakeBrowser, settled } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';

const stage = new Stage();

const kept = (): DraftRow | undefined => stage.server.feed('user:ann').all('draft')[0];

describe('a draft', () => {
  it('is there at once, and on the server when nothing was typed for a moment', async () => {
    const client = await stage.start('ann');
    client.drafts.set(stage.group, { text: 'Dear' });
    await vi.advanceTimersByTimeAsync(1_000);
    client.drafts.set(stage.group, { text: 'Dear Ben', replyTo: 3 });
    expect(client.drafts.get(stage.group)).toMatchObject({ text: 'Dear Ben', replyTo: 3 });
    expect(client.conversations.getSnapshot().items[0]?.draft?.text).toBe('Dear Ben');
    expect(kept()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kept()).toMatchObject({ text: 'Dear Ben', replyTo: 3 });
    expect(stage.server.count('draft:put')).toBe(1);
  });

  it('keeps on this device that an answer was begun, of which the server keeps nothing without a word', async () => {
    const client = await stage.start('ann');
    client.drafts.set(stage.group, { text: 'Dear' });
    await vi.advanceTimersByTimeAsync(2_000);
    client.drafts.set(stage.group, { text: '' });
    await vi.advanceTimersByTimeAsync(2_000);
    client.drafts.set(stage.group, { text: '', replyTo: 3 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(client.drafts.get(stage.group)).toMatchObject({ text: '', replyTo: 3 });
  });

  it('is on the other devices, and goes from all of them when it is sent', async () => {
    const [phone, desk] = [await stage.start('ann'), await stage.start('ann')];
    phone.drafts.set(stage.group, { text: 'on the way' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(desk.drafts.get(stage.group)?.text).toBe('on the way');
    desk.drafts.set(stage.group, { text: 'on the way home' });
    await vi.advanceTimersByTimeAsync(2_000);
    desk.conversation(stage.group).send({ text: 'on the way home' });
    expect(desk.drafts.get(stage.group)).toBeNull();
    await settled();
    expect(phone.drafts.get(stage.group)).toBeNull();
    expect(desk.drafts.get(stage.group)).toBeNull();
    expect(desk.drafts.all.getSnapshot()).toEqual([]);
  });

  it('of another device is on the list as soon as the list is told of', async () => {
    const [phone, desk] = [await stage.start('ann'), await stage.start('ann')];
    const seen: number[] = [];
    // Somebody has looked at all of one's own before.
    expect(desk.own.getSnapshot().draft.size).toBe(0);
    desk.drafts.all.subscribe(() => seen.push(desk.drafts.all.getSnapshot().length));
    phone.drafts.set(stage.group, { text: 'on the way' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen).toEqual([1]);
    expect(desk.drafts.all.getSnapshot()).toHaveLength(1);
  });

  it('does not come back when it is sent while it is being kept', async () => {
    const client = await stage.start('ann');
    client.drafts.set(stage.group, { text: 'quick' });
    let answer = () => {};
    stage.server.answering = (event) =>
      event === 'draft:put'
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : undefined;
    await vi.advanceTimersByTimeAsync(1_600);
    client.conversation(stage.group).send({ text: 'quick' });
    stage.server.answering = () => {};
    answer();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(client.drafts.get(stage.group)).toBeNull();
    expect(kept()?.text).toBe('');
  });

  it('is written over by nobody: two devices that disagree leave it to the person', async () => {
    const [phone, desk] = [await stage.start('ann'), await stage.start('ann')];
    stage.server.lose();
    await settled();
    phone.drafts.set(stage.group, { text: 'from the phone' });
    desk.drafts.set(stage.group, { text: 'from the desk' });
    await vi.advanceTimersByTimeAsync(2_000);
    stage.server.back();
    await vi.advanceTimersByTimeAsync(4_000);
    const [first, other] = kept()?.text === 'from the phone' ? [phone, desk] : [desk, phone];
    expect(first.drafts.get(stage.group)?.conflict).toBeNull();
    expect(other.drafts.get(stage.group)).toMatchObject({ conflict: { text: kept()?.text } });

    const mine = other.drafts.get(stage.group)?.text ?? '';
    other.drafts.settle(stage.group, 'mine');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kept()?.text).toBe(mine);
    expect(first.drafts.get(stage.group)?.text).toBe(mine);
  });

  it('that is sent beside another version leaves that one to the person', async () => {
    const [phone, desk] = [await stage.start('ann'), await stage.start('ann')];
    stage.server.lose();
    phone.drafts.set(stage.group, { text: 'from the phone' });
    await vi.advanceTimersByTimeAsync(2_000);
    stage.server.back();
    desk.drafts.set(stage.group, { text: 'from the desk' });
    await vi.advanceTimersByTimeAsync(4_000);
    const [other, theirs] = kept()?.text === 'from the phone' ? [desk, 'from the phone'] : [phone, 'from the desk'];
    other.conversation(stage.group).send({ text: 'sent' });
    await settled();
    expect(kept()?.text).toBe(theirs);
    expect(other.drafts.get(stage.group)).toMatchObject({ text: '', conflict: { text: theirs } });
    other.drafts.settle(stage.group, 'theirs');
    expect(other.drafts.get(stage.group)).toMatchObject({ text: theirs, conflict: null });
  });

  it('is there again beside the other version when that was taken by mistake', async () => {
    const [phone, desk] = [await stage.start('ann'), await stage.start('ann')];
    phone.drafts.set(stage.group, { text: 'from the phone' });
    desk.drafts.set(stage.group, { text: 'from the desk' });
    await vi.advanceTimersByTimeAsync(4_000);
    const other = kept()?.text === 'from the phone' ? desk : phone;
    const both = other.drafts.get(stage.group);
    other.drafts.settle(stage.group, 'theirs');
    if (both !== null) {
      other.drafts.unsettle(both);
    }
    await vi.advanceTimersByTimeAsync(4_000);
    expect(other.drafts.get(stage.group)).toMatchObject({ text: both?.text, conflict: { text: kept()?.text } });
    expect(kept()?.text).not.toBe(both?.text);
  });

  it('which the server does not take is not written over by another device', async () => {
    const [phone, desk] = [await stage.start('ann'), await stage.start('ann')];
    stage.server.before = (event, body) =>
      event === 'draft:put' && body.text === 'too long' ? { code: 'too_large', message: '' } : null;
    phone.drafts.set(stage.group, { text: 'too long' });
    await vi.advanceTimersByTimeAsync(2_000);
    desk.drafts.set(stage.group, { text: 'other' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(phone.drafts.get(stage.group)).toMatchObject({ text: 'too long', conflict: { text: 'other' } });
  });

  it('survives the end of the program', async () => {
    const entries = new Map<string, unknown>();
    const before = await stage.start('ann', { store: memoryStore(entries) });
    stage.server.lose();
    before.drafts.set(stage.group, { text: 'half a tho' });
    await settled();
    before.stop();
    const after = await stage.start('ann', { store: memoryStore(entries) });
    expect(after.drafts.get(stage.group)?.text).toBe('half a tho');
  });

  describe('whose program ends before it hears that the server has the first words', () => {
    const entries = new Map<string, unknown>();
    const start = () => stage.start('ann', { store: memoryStore(entries) });

    const begin = async () => {
      entries.clear();
      const client = await start();
      stage.server.answering = (event) => (event === 'draft:put' ? new Promise(() => {}) : undefined);
      stage.server.telling = () => {};
      client.drafts.set(stage.group, { text: 'half a tho' });
      await vi.advanceTimersByTimeAsync(1_600);
      expect(kept()?.text).toBe('half a tho');
      return client;
    };
    const end = async (client: { stop(): void }) => {
      await settled();
      client.stop();
      stage.server.answering = () => {};
      stage.server.telling = (_, tell) => tell();
    };

    it('does not take them for another device’s', async () => {
      const before = await begin();
      before.drafts.set(stage.group, { text: 'half a thought' });
      await end(before);
      const after = await start();
      await vi.advanceTimersByTimeAsync(4_000);
      expect(after.drafts.get(stage.group)).toMatchObject({ text: 'half a thought', conflict: null });
      expect(kept()?.text).toBe('half a thought');
    });

    it('does not write again what was sent', async () => {
      const before = await begin();
      stage.server.lose();
      before.conversation(stage.group).send({ text: 'half a tho' });
      await end(before);
      stage.server.back();
      const after = await start();
      await vi.advanceTimersByTimeAsync(4_000);
      expect(after.drafts.get(stage.group)).toBeNull();
      expect(kept()?.text ?? '').toBe('');
    });
  });

  it('is the same in all tabs at once', async () => {
    const browser = new FakeBrowser();
    const [one, two] = [
      await stage.start('ann', { tabs: browser.tab() }),
      await stage.start('ann', { tabs: browser.tab() }),
    ];
    one.drafts.set(stage.group, { text: 'here' });
    expect(two.drafts.get(stage.group)?.text).toBe('here');
  });

  it('that is written on while it is kept is the same in all tabs, and is kept once', async () => {
    const browser = new FakeBrowser();
    // The other one hears first what the server has kept.
    const [two, one] = [
      await stage.start('ann', { tabs: browser.tab() }),
      await stage.start('ann', { tabs: browser.tab() }),
    ];
    let arrive = () => {};
    stage.server.before = (event) =>
      event === 'draft:put'
        ? new Promise((resolve) => {
            arrive = () => resolve(null);
          })
        : null;
    one.drafts.set(stage.group, { text: 'hel' });
    await vi.advanceTimersByTimeAsync(1_600);
    one.drafts.set(stage.group, { text: 'hello' });
    await settled();
    expect(two.drafts.get(stage.group)).toMatchObject({ text: 'hello', conflict: null });
    stage.server.before = () => null;
    arrive();
    await settled();
    for (const tab of [one, two]) {
      expect(tab.drafts.get(stage.group)).toMatchObject({ text: 'hello', conflict: null });
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kept()?.text).toBe('hello');
    expect(stage.server.count('draft:put')).toBe(2);
  });

  it('goes on in another tab while what the first one has written is on its way', async () => {
    const browser = new FakeBrowser();
    // The other one hears first what the server has kept.
    const [two, one] = [
      await stage.start('ann', { tabs: browser.tab() }),
      await stage.start('ann', { tabs: browser.tab() }),
    ];
    let arrive = () => {};
    stage.server.before = (event) =>
      event === 'draft:put'
        ? new Promise((resolve) => {
            arrive = () => resolve(null);
          })
        : null;
    one.drafts.set(stage.group, { text: 'hello' });
    await vi.advanceTimersByTimeAsync(1_600);
    two.drafts.set(stage.group, { text: 'hello you' });
    await settled();
    stage.server.before = () => null;
    arrive();
    await vi.advanceTimersByTimeAsync(4_000);
    for (const tab of [one, two]) {
      expect(tab.drafts.get(stage.group)).toMatchObject({ text: 'hello you', conflict: null });
    }
    expect(kept()?.text).toBe('hello you');
  });

  it('reaches the server also when its tab was closed before that', async () => {
    const browser = new FakeBrowser();
    const one = await stage.start('ann', { tabs: browser.tab() });
    await stage.start('ann', { tabs: browser.tab() });
    one.drafts.set(stage.group, { text: 'in a hurry' });
    one.stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(kept()?.text).toBe('in a hurry');
  });

  it('is gone from all tabs when one of them sends it, whichever had read it from the disk', async () => {
    const entries = new Map<string, unknown>();
    const before = await stage.start('ann', { store: memoryStore(entries) });
    stage.server.lose();
    before.drafts.set(stage.group, { text: 'kept on disk' });
    await settled();
    before.stop();
    const browser = new FakeBrowser();
    const [one, two] = [
      await stage.start('ann', { tabs: browser.tab(), store: memoryStore(entries) }),
      await stage.start('ann', { tabs: browser.tab(), store: memoryStore(entries) }),
    ];
    one.conversation(stage.group).send({ text: 'kept on disk' });
    expect(two.drafts.get(stage.group)).toBeNull();
    stage.server.back();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(two.drafts.get(stage.group)).toBeNull();
    expect(kept()?.text ?? '').toBe('');
  });

  it('is taken away when nothing is left of it', async () => {
    const client = await stage.start('ann');
    client.drafts.set(stage.group, { text: 'x' });
    await vi.advanceTimersByTimeAsync(2_000);
    client.drafts.set(stage.group, { text: '' });
    expect(client.drafts.get(stage.group)).toBeNull();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kept()?.text).toBe('');
  });
});
