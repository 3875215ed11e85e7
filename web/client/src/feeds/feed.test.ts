import { describe, expect, it, vi } from 'vitest';
import { settled, textsOf } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';

const stage = new Stage();

/** Ann's client with the group open. */
async function opened() {
  const client = await stage.start('ann');
  const agent = client.conversation(stage.group);
  agent.open();
  await settled();
  const asked = stage.server.count('feed:sync');
  return {
    client,
    texts: () => textsOf(agent.state.getSnapshot()),
    syncs: () => stage.server.count('feed:sync') - asked,
  };
}

describe('a feed', () => {
  it('applies changes that come in order without a question', async () => {
    const { texts, syncs } = await opened();
    stage.server.say(stage.group, 'ben', 'one');
    stage.server.say(stage.group, 'ben', 'two');
    expect(texts()).toEqual(['one', 'two']);
    expect(syncs()).toBe(0);
  });

  it('puts changes into order that have overtaken one another', async () => {
    const { texts, syncs } = await opened();
    const late: (() => void)[] = [];
    stage.server.telling = (_, tell) => late.push(tell);
    stage.server.say(stage.group, 'ben', 'one');
    stage.server.say(stage.group, 'ben', 'two');
    late[1]?.();
    expect(texts()).toEqual([]);
    late[0]?.();
    expect(texts()).toEqual(['one', 'two']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(syncs()).toBe(0);
  });

  it('asks for what does not come, after a moment', async () => {
    const { texts, syncs } = await opened();
    stage.server.telling = () => {};
    stage.server.say(stage.group, 'ben', 'lost');
    stage.server.telling = (_, tell) => tell();
    stage.server.say(stage.group, 'ben', 'heard');
    expect(texts()).toEqual([]);
    await vi.advanceTimersByTimeAsync(290);
    expect(syncs()).toBe(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(syncs()).toBe(1);
    expect(texts()).toEqual(['lost', 'heard']);
  });

  it('asks when it is told of a change without being told what it is', async () => {
    const { texts } = await opened();
    stage.server.telling = () => {};
    stage.server.say(stage.group, 'ben', 'for some');
    const feed = `conversation:${stage.group}`;
    stage.server.tell('ann', 'feed:change', { feed, rev: stage.server.feed(feed).rev });
    await vi.advanceTimersByTimeAsync(600);
    expect(texts()).toEqual(['for some']);
  });

  it('finds within a minute what nobody has told of', async () => {
    const { texts } = await opened();
    stage.server.telling = () => {};
    stage.server.say(stage.group, 'ben', 'unheard');
    await vi.advanceTimersByTimeAsync(71_000);
    expect(texts()).toEqual(['unheard']);
  });

  it('catches up with what was said while the network was away', async () => {
    const { texts } = await opened();
    stage.server.lose();
    for (let i = 1; i <= 120; i++) {
      stage.server.say(stage.group, 'ben', `${i}`);
    }
    stage.server.back();
    await settled();
    expect(texts()).toEqual(Array.from({ length: 120 }, (_, i) => `${i + 1}`).slice(-texts().length));
    expect(texts().length).toBeGreaterThanOrEqual(50);
  });

  it('starts again when the server has another life of the database', async () => {
    const { client, texts } = await opened();
    stage.server.say(stage.group, 'ben', 'before the backup was restored');
    stage.server.lose();
    const feed = stage.server.feed(`conversation:${stage.group}`);
    feed.rows.delete('message 1');
    feed.rev = 1;
    stage.server.epoch = 'epoch-2';
    stage.server.back();
    await settled();
    expect(texts()).toEqual([]);
    stage.server.say(stage.group, 'ben', 'after');
    await settled();
    expect(texts()).toEqual(['after']);
    expect(client.conversations.getSnapshot().items).toHaveLength(1);
  });

  it('that the server stumbles over holds up none of the others, and is asked for again with the next look', async () => {
    const { client, texts } = await opened();
    const other = stage.server.create('group', ['ann', 'ben']);
    await settled();
    stage.server.lose();
    stage.server.say(stage.group, 'ben', 'here');
    stage.server.say(other, 'ben', 'there');
    stage.server.before = (event, body) =>
      event === 'feed:sync' && body.feed === `conversation:${stage.group}` ? { code: 'fault', message: '' } : null;
    stage.server.back();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(client.conversations.getSnapshot().byId.get(other)?.newest?.text).toBe('there');
    stage.server.before = () => null;
    await vi.advanceTimersByTimeAsync(71_000);
    expect(texts()).toEqual(['here']);
  });

  it('is not asked for again and again when it is gone', async () => {
    const { client } = await opened();
    stage.server.before = (event) => (event === 'feed:sync' ? { code: 'not_found', message: '' } : null);
    const asked = stage.server.count('feed:sync');
    const feed = `conversation:${stage.group}`;
    stage.server.tell('ann', 'feed:change', { feed, rev: stage.server.feed(feed).rev + 5, rows: [] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(stage.server.count('feed:sync')).toBe(asked + 1);
    expect(client.conversation(stage.group).state.getSnapshot().kind).toBe('gone');
  });

  it('does not lose a change that comes while an answer is on its way', async () => {
    const { texts } = await opened();
    stage.server.telling = () => {};
    stage.server.say(stage.group, 'ben', 'lost');
    stage.server.telling = (_, tell) => tell();
    let answer = () => {};
    stage.server.answering = (event) =>
      event === 'feed:sync'
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : undefined;
    stage.server.say(stage.group, 'ben', 'heard');
    await vi.advanceTimersByTimeAsync(600);
    stage.server.say(stage.group, 'ben', 'meanwhile');
    stage.server.answering = () => {};
    answer();
    await settled();
    expect(texts()).toEqual(['lost', 'heard', 'meanwhile']);
  });
});
