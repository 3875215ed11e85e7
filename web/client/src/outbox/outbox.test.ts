import { describe, expect, it, vi } from 'vitest';
import type { ChatClient } from '../client.ts';
import { ParlanceError } from '../shared/parlance-error.ts';
import { memoryStore } from '../store/store.ts';
import { FakeBrowser, settled, textsOf } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';

const stage = new Stage();
const start = stage.start.bind(stage);

const states = (client: ChatClient) => client.outbox.getSnapshot().map((item) => `${item.text}: ${item.state.kind}`);

describe('the outbox', () => {
  it('sends one after the other, in the order in which they were written', async () => {
    const client = await start('ann');
    const holding: (() => void)[] = [];
    stage.server.answering = (event) =>
      event === 'message:send' ? new Promise((resolve) => holding.push(resolve)) : undefined;

    for (const text of ['one', 'two', 'three']) {
      client.conversation(stage.group).send({ text });
    }
    await settled();
    expect(states(client)).toEqual(['one: sending', 'two: waiting', 'three: waiting']);
    for (let i = 0; i < 3; i++) {
      holding.shift()?.();
      await settled();
    }
    expect(stage.server.texts(stage.group)).toEqual(['one', 'two', 'three']);
    expect(states(client)).toEqual([]);
  });

  it('does not wait in one conversation for another', async () => {
    const other = stage.server.create('group', ['ann']);
    const client = await start('ann');
    stage.server.before = (event, body) =>
      event === 'message:send' && body.conversation === stage.group ? new Promise(() => {}) : null;
    client.conversation(stage.group).send({ text: 'stuck' });
    client.conversation(other).send({ text: 'through' });
    await settled();
    expect(stage.server.texts(other)).toEqual(['through']);
  });

  it('sends again with the same client id when the answer was lost, and the message is there once', async () => {
    const client = await start('ann');
    stage.server.answering = (event) => (event === 'message:send' ? new Promise(() => {}) : undefined);
    client.conversation(stage.group).send({ text: 'once' });
    client.conversation(stage.group).send({ text: 'then' });
    await settled();
    stage.server.answering = () => {};
    stage.server.lose();
    await settled();
    stage.server.back();
    await settled();
    expect(stage.server.texts(stage.group)).toEqual(['once', 'then']);
    expect(
      new Set(stage.server.asked.filter((each) => each.body.text === 'once').map((each) => each.body.clientId)).size,
    ).toBe(1);
    expect(states(client)).toEqual([]);
  });

  it('waits as long as a slowed conversation asks for, and says until when', async () => {
    const client = await start('ann');
    stage.server.before = (event) =>
      event === 'message:send' ? { code: 'slow_mode', message: '', retryAfter: 12 } : null;
    client.conversation(stage.group).send({ text: 'slow' });
    await settled();
    const [item] = client.outbox.getSnapshot();
    expect(item?.state).toEqual({ kind: 'paused', until: Date.now() + 12_000, code: 'slow_mode' });

    stage.server.before = () => null;
    await vi.advanceTimersByTimeAsync(11_900);
    expect(stage.server.texts(stage.group)).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(stage.server.texts(stage.group)).toEqual(['slow']);
  });

  it('keeps what was refused for good, with the reason, and goes on with what follows', async () => {
    const client = await start('ann');
    stage.server.before = (event, body) =>
      event === 'message:send' && body.text === 'bad' ? { code: 'filtered', message: 'a word' } : null;
    client.conversation(stage.group).send({ text: 'bad' });
    client.conversation(stage.group).send({ text: 'good' });
    await settled();
    expect(client.outbox.getSnapshot().map((item) => item.state)).toEqual([
      { kind: 'failed', code: 'filtered', message: 'a word' },
    ]);
    expect(stage.server.texts(stage.group)).toEqual(['good']);

    stage.server.before = () => null;
    client.outbox.retry(client.outbox.getSnapshot()[0]?.clientId ?? '');
    await settled();
    expect(stage.server.texts(stage.group)).toEqual(['good', 'bad']);
  });

  it('forgets what somebody gives up', async () => {
    const client = await start('ann');
    stage.server.before = (event) => (event === 'message:send' ? { code: 'muted', message: '' } : null);
    client.conversation(stage.group).send({ text: 'never mind' });
    await settled();
    client.outbox.remove(client.outbox.getSnapshot()[0]?.clientId ?? '');
    expect(states(client)).toEqual([]);
  });

  it('tries a stumbling server three times', async () => {
    const client = await start('ann');
    stage.server.before = (event) => (event === 'message:send' ? { code: 'fault', message: '' } : null);
    client.conversation(stage.group).send({ text: 'hm' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stage.server.count('message:send')).toBe(3);
    expect(states(client)).toEqual(['hm: failed']);
  });

  it('survives the end of the program, offline, in order', async () => {
    const entries = new Map<string, unknown>();
    const before = await start('ann', { store: memoryStore(entries) });
    stage.server.lose();
    await settled();
    for (const text of ['one', 'two']) {
      before.conversation(stage.group).send({ text });
    }
    await settled();
    before.stop();

    stage.server.isUp = true;
    const after = await start('ann', { store: memoryStore(entries) });
    await settled();
    expect(stage.server.texts(stage.group)).toEqual(['one', 'two']);
    expect(states(after)).toEqual([]);
    expect([...entries.keys()].filter((key) => key.startsWith('outbox/'))).toEqual([]);
  });

  it('sends while the disk is still busy with what was written', async () => {
    const client = await start('ann', { store: { ...memoryStore(), write: () => new Promise(() => {}) } });
    client.conversation(stage.group).send({ text: 'now' });
    await settled();
    expect(stage.server.texts(stage.group)).toEqual(['now']);
    expect(states(client)).toEqual([]);
  });

  it('makes the conversation with the first message to a person', async () => {
    const client = await start('ann');
    expect(client.directWith('ben')).toBeNull();
    const sending = client.sendTo('ben', { text: 'Hello' });
    await settled();
    const id = await sending;
    expect(stage.server.texts(id)).toEqual(['Hello']);
    await settled();
    expect(client.directWith('ben')).toBe(id);
    expect(textsOf(client.conversation(id).state.getSnapshot())).toEqual(['Hello']);
  });

  it('says why a first message was refused', async () => {
    const client = await start('ann');
    stage.server.before = (event) => (event === 'message:send' ? { code: 'blocked', message: '' } : null);
    await expect(client.sendTo('ben', { text: 'Hello' })).rejects.toEqual(new ParlanceError('blocked', ''));
  });
});

describe('the outbox of several tabs', () => {
  it('is shown in all of them, and sent by the one in which somebody writes', async () => {
    const browser = new FakeBrowser();
    const entries = new Map<string, unknown>();
    const [first, second] = [
      await start('ann', { tabs: browser.tab(), store: memoryStore(entries) }),
      await start('ann', { tabs: browser.tab(), store: memoryStore(entries) }),
    ];
    let answer = () => {};
    stage.server.answering = (event) =>
      event === 'message:send'
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : undefined;
    second.conversation(stage.group).send({ text: 'from the second' });
    await settled();
    expect(states(first)).toEqual(['from the second: sending']);
    expect(states(second)).toEqual(['from the second: sending']);
    answer();
    await settled();
    expect([states(first), states(second)]).toEqual([[], []]);
    expect(stage.server.count('message:send')).toBe(1);
  });

  it('goes on in another tab when the one that sends is closed', async () => {
    const browser = new FakeBrowser();
    const entries = new Map<string, unknown>();
    const first = await start('ann', { tabs: browser.tab(), store: memoryStore(entries) });
    await start('ann', { tabs: browser.tab(), store: memoryStore(entries) });
    stage.server.answering = (event) => (event === 'message:send' ? new Promise(() => {}) : undefined);
    first.conversation(stage.group).send({ text: 'one' });
    first.conversation(stage.group).send({ text: 'two' });
    await settled();
    stage.server.answering = () => {};
    first.stop();
    await settled();
    expect(stage.server.texts(stage.group)).toEqual(['one', 'two']);
  });
});
