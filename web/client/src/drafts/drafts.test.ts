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

  it('is the same in all tabs at once', async () => {
    const browser = new FakeBrowser();
    const [one, two] = [
      await stage.start('ann', { tabs: browser.tab() }),
      await stage.start('ann', { tabs: browser.tab() }),
    ];
    one.drafts.set(stage.group, { text: 'here' });
    expect(two.drafts.get(stage.group)?.text).toBe('here');
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
