import { describe, expect, it, vi } from 'vitest';
import type { ChatClient } from '../client.ts';
import { settled, textsOf } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';
import type { ReadyConversation } from './state.ts';

const stage = new Stage();

async function open(client: ChatClient, id = stage.group) {
  const agent = client.conversation(id);
  const close = agent.open();
  await settled();
  const ready = (): ReadyConversation => {
    const state = agent.state.getSnapshot();
    if (state.kind !== 'ready') {
      throw new Error(`The conversation is ${state.kind}.`);
    }
    return state;
  };
  return { agent, close, ready, texts: () => textsOf(agent.state.getSnapshot()) };
}

const say = (count: number, from = 1) => {
  for (let i = from; i < from + count; i++) {
    stage.server.say(stage.group, 'ben', `${i}`);
  }
};
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `${from + i}`);

describe('a timeline', () => {
  it('opens with the newest messages and loads older ones when somebody scrolls up', async () => {
    say(120);
    const { agent, ready, texts } = await open(await stage.start('ann'));
    expect(texts()).toEqual(numbers(71, 120));
    expect(ready().timeline).toMatchObject({ before: 'more', after: 'end' });

    const loading = agent.loadBefore();
    expect(ready().timeline.before).toBe('loading');
    await loading;
    await agent.loadBefore();
    expect(texts()).toEqual(numbers(1, 120));
    expect(ready().timeline.before).toBe('start');
  });

  it('waits on a new device until it is known how far one has read, and reads no history for it', async () => {
    say(80);
    const { agent: elsewhere } = await open(await stage.start('ann'));
    elsewhere.read(80);
    await stage.pass(5_000);

    const asked: string[] = [];
    let answer = () => {};
    const waiting = new Promise<null>((resolve) => {
      answer = () => resolve(null);
    });
    stage.server.before = (event) => {
      asked.push(event);
      return event === 'conversation:list' || event === 'feed:heads' ? waiting : null;
    };
    const agent = (await stage.start('ann')).conversation(stage.group);
    agent.open();
    await settled();
    expect(asked).toContain('feed:sync');
    expect(agent.state.getSnapshot().kind).toBe('loading');
    answer();
    await settled();
    expect(agent.state.getSnapshot()).toMatchObject({ kind: 'ready', readSeq: 80, unread: 0 });
    expect(asked).not.toContain('message:history');
  });

  it('jumps to an old message with what is around it, and grows back to the newest', async () => {
    say(300);
    const { agent, ready, texts } = await open(await stage.start('ann'));
    expect(await agent.show(100)).toBe(true);
    expect(texts()).toEqual(numbers(75, 125));
    expect(ready().timeline).toMatchObject({ before: 'more', after: 'more' });

    stage.server.say(stage.group, 'ben', 'new');
    expect(texts()).toEqual(numbers(75, 125));
    while (ready().timeline.after === 'more') {
      await agent.loadAfter();
    }
    expect(texts().at(-1)).toBe('new');
    expect(await agent.show(999)).toBe(false);
    agent.showNewest();
    expect(texts().at(-1)).toBe('new');
  });

  it('loads on when the network is back, and nobody has to ask again', async () => {
    say(120);
    const { agent, ready, texts } = await open(await stage.start('ann'));
    stage.server.lose();
    const loading = agent.loadBefore();
    await stage.pass(60_000);
    expect(ready().timeline.before).toBe('loading');
    stage.server.back();
    await loading;
    expect(texts()).toEqual(numbers(21, 120));
  });

  it('is at its start where the server refuses to go on', async () => {
    say(120);
    const { agent, ready } = await open(await stage.start('ann'));
    stage.server.before = (event) => (event === 'message:history' ? { code: 'invalid', message: '' } : null);
    await agent.loadBefore();
    expect(ready().timeline.before).toBe('start');
    expect(await agent.show(1)).toBe(false);
  });

  it('finds the day on which something was said', async () => {
    say(200);
    const { agent, texts } = await open(await stage.start('ann'));
    const when = stage.server.feed(`conversation:${stage.group}`).message(42)?.createdAt ?? '';
    expect(await agent.showDate(when)).toBe(42);
    expect(texts()[0]).toBe('42');
  });

  it('keeps the object of every message that has not changed', async () => {
    say(3);
    const { agent, ready } = await open(await stage.start('ann'));
    const before = ready().timeline.items;
    stage.server.say(stage.group, 'ben', '4');
    await agent.react(2, '👍', true);
    const after = ready().timeline.items;
    expect(after.map((item, index) => item === before[index])).toEqual([true, false, true, false]);
  });

  it('stays where somebody reads when there is much news after sleep, and reads on from there', async () => {
    say(60);
    const { agent, ready, texts } = await open(await stage.start('ann'));
    stage.server.lose();
    say(900, 61);
    stage.server.back();
    await settled();
    expect(texts()).toContain('60');
    expect(ready().timeline.after).toBe('more');
    agent.showNewest();
    expect(texts().at(-1)).toBe('960');
  });

  it('joins on to what came in a short absence without a hole', async () => {
    say(20);
    const { ready, texts } = await open(await stage.start('ann'));
    stage.server.lose();
    say(200, 21);
    stage.server.back();
    await settled();
    expect(texts()).toEqual(numbers(1, 220));
    expect(ready().timeline.after).toBe('end');
  });
});

describe('what somebody does', () => {
  it('is shown before the server answers, at the place and with the key that it keeps', async () => {
    const { agent, ready, texts } = await open(await stage.start('ann'));
    agent.send({ text: 'mine' });
    expect(texts()).toEqual(['[mine]']);
    const [pending] = ready().timeline.items;
    await settled();
    expect(texts()).toEqual(['mine']);
    expect(ready().timeline.items[0]?.key).toBe(pending?.key);
  });

  it('does not vanish between the answer and the change that it is part of', async () => {
    const elsewhere = stage.server.create('group', ['ann', 'ben']);
    const { agent, texts } = await open(await stage.start('ann'));
    const late: (() => void)[] = [];
    stage.server.telling = (_, tell) => late.push(tell);
    stage.server.say(stage.group, 'ben', 'before');
    agent.send({ text: 'mine' });
    await settled();
    expect(texts()).toEqual(['[mine]']);
    // Nor does something that is said elsewhere take it away.
    stage.server.telling = (_, tell) => tell();
    stage.server.say(elsewhere, 'ben', 'hello');
    expect(texts()).toEqual(['[mine]']);
    for (const tell of late) {
      tell();
    }
    expect(texts()).toEqual(['before', 'mine']);
  });

  it('is taken back when the server refuses', async () => {
    const client = await stage.start('ann');
    stage.server.say(stage.group, 'ann', 'mine');
    const { agent, ready, texts } = await open(client);
    stage.server.before = (event) => (event.startsWith('message:') ? { code: 'muted', message: '' } : null);
    const editing = agent.edit(1, 'changed');
    expect(texts()).toEqual(['changed']);
    await expect(editing).rejects.toMatchObject({ code: 'muted' });
    expect(texts()).toEqual(['mine']);

    const reacting = agent.react(1, '🎉', true);
    expect(ready().timeline.items).toMatchObject([{ reactions: [{ emoji: '🎉', count: 1, mine: true }] }]);
    await expect(reacting).rejects.toMatchObject({ code: 'muted' });
    expect(ready().timeline.items).toMatchObject([{ reactions: [] }]);
    await expect(agent.delete(1)).rejects.toMatchObject({ code: 'muted' });
    expect(ready().timeline.items).toMatchObject([{ message: { text: 'mine', deletedAt: null }, change: null }]);
  });

  it('shows the message that another one answers, also when that is far above', async () => {
    say(200);
    const { ready } = await open(await stage.start('ann'));
    stage.server.say(stage.group, 'ben', 'yes', { replyTo: 3 });
    await settled();
    expect(ready().timeline.items.at(-1)).toMatchObject({ quoted: { seq: 3, text: '3' } });
    const feed = stage.server.feed(`conversation:${stage.group}`);
    const third = feed.message(3);
    stage.server.commit(`conversation:${stage.group}`, third === undefined ? [] : [{ ...third, text: 'edited' }]);
    expect(ready().timeline.items.at(-1)).toMatchObject({ quoted: { text: 'edited' } });
  });
});

describe('threads', () => {
  it('stand aside from the conversation, with their own replies', async () => {
    say(2);
    const { agent, texts } = await open(await stage.start('ann'));
    const thread = agent.thread(1);
    const close = thread.open();
    await settled();
    thread.send({ text: 'a reply' });
    await settled();
    stage.server.say(stage.group, 'ben', 'another', { thread: 1, aside: true });
    expect(texts()).toEqual(['1', '2']);
    const state = thread.state.getSnapshot();
    expect(state).toMatchObject({ kind: 'ready', root: { seq: 1 }, before: 'start', unread: 1 });
    expect(state.kind === 'ready' && state.items.map((item) => item.kind === 'stored' && item.message.text)).toEqual([
      'a reply',
      'another',
    ]);
    thread.read(4);
    expect(thread.state.getSnapshot()).toMatchObject({ unread: 0 });
    close();
  });

  it('keep what was loaded of them, while time passes and when the network was away', async () => {
    say(1);
    for (let i = 1; i <= 120; i++) {
      stage.server.say(stage.group, 'ben', `reply ${i}`, { thread: 1, aside: true });
    }
    const { agent } = await open(await stage.start('ann'));
    const thread = agent.thread(1);
    const replies = () => {
      const state = thread.state.getSnapshot();
      return state.kind === 'ready'
        ? state.items.map((item) => (item.kind === 'stored' ? item.message.text : '…'))
        : [];
    };
    thread.open();
    await settled();
    await thread.loadBefore();
    expect(replies()).toHaveLength(100);

    const asked = stage.server.count('thread:history');
    await stage.pass(150_000);
    expect(stage.server.count('thread:history')).toBe(asked);
    expect(replies()).toHaveLength(100);

    stage.server.lose();
    for (let i = 121; i <= 260; i++) {
      stage.server.say(stage.group, 'ben', `reply ${i}`, { thread: 1, aside: true });
    }
    stage.server.back();
    await settled();
    await settled();
    expect(replies()).toEqual(Array.from({ length: 240 }, (_, i) => `reply ${i + 21}`));
    expect(thread.state.getSnapshot()).toMatchObject({ before: 'more' });

    expect(await thread.show(5)).toBe(true);
    expect(replies()).toContain('reply 4');
    expect(await thread.show(999)).toBe(false);
  });
});

describe('what is unread', () => {
  it('is counted as messages come, and as they are read, edited and deleted', async () => {
    const client = await stage.start('ann');
    const counts = () => {
      const [item] = client.conversations.getSnapshot().items;
      return [item?.unread, item?.mentions];
    };
    say(2);
    expect(counts()).toEqual([2, 0]);
    stage.server.say(stage.group, 'ben', '@ann', { mentions: { users: ['ann'], everybody: 'no' } });
    expect(counts()).toEqual([3, 1]);
    stage.server.say(stage.group, 'ann', 'mine');
    stage.server.say(stage.group, 'ben', 'aside', { thread: 1, aside: true });
    expect(counts()).toEqual([3, 1]);
    client.conversation(stage.group).read(2);
    expect(counts()).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stage.server.asked.findLast((each) => each.event === 'read:move')?.body).toMatchObject({ seq: 2 });
  });

  it('is right for what was said before the program started, after a deletion too', async () => {
    say(30);
    const client = await stage.start('ann');
    const unread = () => client.conversations.getSnapshot().unread;
    expect(unread()).toBe(30);
    const third = stage.server.feed(`conversation:${stage.group}`).message(3);
    stage.server.commit(
      `conversation:${stage.group}`,
      third === undefined ? [] : [{ ...third, text: '', deletedAt: 'now' }],
    );
    unread();
    await settled();
    expect(unread()).toBe(29);
  });

  it('follows what was read on another device, wherever that was', async () => {
    say(150);
    const client = await stage.start('ann');
    const unread = () => client.conversations.getSnapshot().unread;
    expect(unread()).toBe(100);
    stage.server.commit('user:ann', [{ type: 'read', conversation: stage.group, seq: 110, version: 0 }]);
    unread();
    await settled();
    expect(unread()).toBe(40);
    stage.server.commit('user:ann', [{ type: 'read', conversation: stage.group, seq: 150, version: 0 }]);
    expect(unread()).toBe(0);
  });

  it('counts what came behind a hole, by reading what is in it', async () => {
    say(80);
    stage.server.commit('user:ann', [{ type: 'read', conversation: stage.group, seq: 2, version: 0 }]);
    const client = await stage.start('ann');
    const unread = () => client.conversations.getSnapshot().unread;
    expect(unread()).toBe(78);
    const feed = stage.server.feed(`conversation:${stage.group}`);
    stage.server.telling = () => {};
    say(5, 81);
    stage.server.telling = (_, tell) => tell();
    // Of the five in between the newest page brings none.
    client.conversation(stage.group).replica.feed.jump(feed.rev, stage.server.epoch);
    say(1, 86);
    unread();
    await settled();
    expect(unread()).toBe(84);
  });

  it('has a mention in a thread from the first list on, until it is read', async () => {
    say(2);
    stage.server.say(stage.group, 'ben', '@ann', {
      thread: 1,
      aside: true,
      mentions: { users: ['ann'], everybody: 'no' },
    });
    stage.server.commit('user:ann', [{ type: 'read', conversation: stage.group, seq: 2, version: 0 }]);
    const client = await stage.start('ann');
    const counts = () => {
      const [item] = client.conversations.getSnapshot().items;
      return [item?.unread, item?.mentions];
    };
    expect(counts()).toEqual([0, 1]);
    stage.server.say(stage.group, 'ben', 'on');
    counts();
    await settled();
    expect(counts()).toEqual([1, 1]);
    stage.server.commit('user:ann', [{ type: 'read', conversation: stage.group, seq: 4, version: 0 }]);
    counts();
    await settled();
    expect(counts()).toEqual([0, 0]);
  });

  it('stays counted when all but the newest messages are let go', async () => {
    const client = await stage.start('ann');
    const agent = client.conversation(stage.group);
    say(90);
    expect(client.conversations.getSnapshot().unread).toBe(90);
    say(400, 91);
    expect([...agent.replica.messages()].length).toBeLessThanOrEqual(120);
    expect(client.conversations.getSnapshot().unread).toBe(100);
    expect(stage.server.count('message:history')).toBe(0);
    const { texts } = await open(client);
    expect(texts().at(-1)).toBe('490');
  });

  it('is brought back by hand, and not undone by a device that is late', async () => {
    say(5);
    const client = await stage.start('ann');
    const agent = client.conversation(stage.group);
    agent.read(5);
    await vi.advanceTimersByTimeAsync(1_000);
    await agent.markUnread(4);
    client.conversations.getSnapshot();
    await settled();
    expect(client.conversations.getSnapshot().unread).toBe(2);
    stage.server.commit('user:ann', [{ type: 'read', conversation: stage.group, seq: 5, version: 0 }]);
    expect(client.conversations.getSnapshot().unread).toBe(2);
  });
});

describe('a conversation that is muted for a while', () => {
  it('is not any more when that is over', async () => {
    const client = await stage.start('ann');
    const list = client.conversations;
    const mutedUntil = new Date(Date.now() + 3_600_000).toISOString();
    stage.server.commit('user:ann', [{ type: 'notification', conversation: stage.group, level: null, mutedUntil }]);
    say(2);
    expect(list.getSnapshot()).toMatchObject({ unread: 0, items: [{ muted: true, unread: 2 }] });
    let told = 0;
    list.subscribe(() => {
      told += list.getSnapshot().items[0]?.muted === false ? 1 : 0;
    });
    await stage.pass(3_600_100);
    expect(told).toBeGreaterThan(0);
    expect(list.getSnapshot()).toMatchObject({ unread: 2, items: [{ muted: false }] });
  });
});

describe('a conversation that one is not in any more', () => {
  it('is forgotten', async () => {
    say(3);
    const client = await stage.start('ann');
    const { agent } = await open(client);
    stage.server.leave(stage.group, 'ann');
    expect(agent.state.getSnapshot()).toEqual({ kind: 'gone', code: 'left' });
    expect(client.conversations.getSnapshot().items).toEqual([]);
  });

  it('is told from one that cannot be read at the moment', async () => {
    const client = await stage.start('ann');
    const { agent } = await open(client, 'nowhere').catch(() => ({ agent: client.conversation('nowhere') }));
    expect(agent.state.getSnapshot()).toEqual({ kind: 'gone', code: 'not_found' });

    stage.server.before = (event) => (event === 'feed:sync' ? { code: 'forbidden', message: '' } : null);
    const other = client.conversation(stage.group);
    other.open();
    await settled();
    expect(other.state.getSnapshot()).toMatchObject({ kind: 'failed', error: { code: 'forbidden' } });
    stage.server.before = () => null;
    await other.reload();
    expect(other.state.getSnapshot().kind).toBe('ready');
  });
});
