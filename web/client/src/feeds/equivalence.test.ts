import { expect, it, vi } from 'vitest';
import type { ChatClient } from '../client.ts';
import type { MessageRow } from '../events.gen.ts';
import type { FakeServer } from '../testing/fake-server.ts';
import { settled } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';

// Whatever happens on the way, what is shown in the end is what somebody sees who has just come.

const stage = new Stage();

/** Numbers that a seed repeats (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function change(server: FakeServer, group: string, pick: (below: number) => number): void {
  const feed = server.feed(`conversation:${group}`);
  const last = server.texts(group).length;
  const message = feed.message(1 + pick(Math.max(1, last)));
  const edit = (different: Partial<MessageRow>) =>
    message !== undefined && server.commit(`conversation:${group}`, [{ ...message, ...different }]);
  switch (pick(9)) {
    case 0:
      edit({ text: `edited ${pick(1000)}` });
      break;
    case 1:
      edit({ text: '', deletedAt: 'deleted' });
      break;
    case 2: {
      const reaction = { type: 'reaction', seq: 1 + pick(last + 1), user: 'ben', emoji: '👍', at: 'now' } as const;
      server.commit(`conversation:${group}`, [{ ...reaction, removed: pick(2) === 0 }]);
      break;
    }
    case 3:
      server.say(group, 'ben', `answer ${pick(1000)}`, last === 0 ? {} : { replyTo: 1 + pick(last) });
      break;
    case 4:
      server.say(group, 'ben', 'aside', last === 0 ? {} : { thread: 1 + pick(last), aside: true });
      break;
    case 5:
      server.commit(`conversation:${group}`, [
        { type: 'pin', seq: 1 + pick(last + 1), user: 'ben', at: 'now', removed: pick(2) === 0 },
      ]);
      break;
    case 6:
      server.commit('user:ann', [
        { type: 'read', conversation: group, seq: pick(last + 1), version: server.feed('user:ann').rev },
      ]);
      break;
    default:
      server.say(group, pick(4) === 0 ? 'ann' : 'ben', `said ${pick(1000)}`);
  }
}

async function use(client: ChatClient, group: string, pick: (below: number) => number): Promise<void> {
  const agent = client.conversation(group);
  const last = stage.server.texts(group).length;
  const work = [
    () => agent.loadBefore(),
    () => agent.loadAfter(),
    () => agent.show(1 + pick(last + 1)),
    () => agent.showNewest(),
    () => agent.send({ text: `mine ${pick(1000)}` }),
  ][pick(5)];
  const done = Promise.resolve(work?.()).catch(() => {});
  if (pick(2) === 0) {
    await settled();
  } else {
    void done;
  }
}

/** All that is shown, without what differs by how one has come there. */
function shown(client: ChatClient, group: string) {
  const state = client.conversation(group).state.getSnapshot();
  if (state.kind !== 'ready') {
    throw new Error(`The conversation is ${state.kind}.`);
  }
  const byKey = <T extends object>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort();
  return {
    ...state,
    timeline: state.timeline.items,
    members: [...(state.members ?? [])].sort(),
    pins: byKey(state.pins),
  };
}

it.each(Array.from({ length: 25 }, (_, index) => index + 1))('history %i', async (seed) => {
  const pick = random(seed);
  const { server, group } = stage;
  const late: (() => void)[] = [];
  server.telling = (_, tell) => {
    switch (pick(12)) {
      case 0:
        break;
      case 1:
        late.push(tell);
        break;
      default:
        tell();
        for (const each of late.splice(0)) {
          each();
        }
    }
  };
  server.answering = () => (pick(3) === 0 ? new Promise((resolve) => setTimeout(resolve, pick(400))) : undefined);
  for (let i = pick(150); i > 0; i--) {
    server.say(group, 'ben', `before ${i}`);
  }
  const client = await stage.start('ann');
  client.conversation(group).open();

  for (let step = 0; step < 80; step++) {
    change(server, group, pick);
    if (pick(4) === 0) {
      await use(client, group, pick);
    }
    if (pick(10) === 0) {
      await vi.advanceTimersByTimeAsync(pick(900));
    }
    if (pick(25) === 0) {
      server.lose();
      for (let i = pick(90); i > 0; i--) {
        change(server, group, pick);
      }
      server.back();
    }
  }
  server.telling = (_, tell) => tell();
  server.answering = () => {};
  await vi.advanceTimersByTimeAsync(80_000);

  const fresh = await stage.start('ann');
  fresh.conversation(group).open();
  await settled();
  // Both have looked at all of it.
  for (const each of [client, fresh]) {
    const agent = each.conversation(group);
    agent.showNewest();
    for (let pages = 0; pages < 30 && agent.state.getSnapshot().kind === 'ready'; pages++) {
      await agent.loadBefore();
    }
    each.conversations.getSnapshot();
    await settled();
  }
  expect(shown(client, group)).toEqual(shown(fresh, group));
  expect(client.outbox.getSnapshot()).toEqual([]);
  const [mine, theirs] = [client, fresh].map((each) => each.conversations.getSnapshot().items);
  expect(mine).toEqual(theirs);
});
