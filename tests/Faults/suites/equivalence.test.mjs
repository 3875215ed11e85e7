// Whoever follows a channel over connections that break ends with what somebody sees who comes at the end: the official client, over both
// transports, on both databases, in random histories of everything that can happen there.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Person } from '../support/person.mjs';
import { Postgres } from '../support/postgres.mjs';
import { chosenSeed, Random } from '../support/random.mjs';
import { Replica } from '../support/replica.mjs';
import { Server } from '../support/server.mjs';
import { eventually } from '../support/wait.mjs';

const seed = chosenSeed();
const steps = process.env.PARLANCE_FULL ? 400 : 120;
// What happened before may forbid what comes: then nothing changes, which is a history too.
const refusals = new Set(['not_found', 'conflict', 'forbidden', 'muted', 'archived', 'banned', 'invalid']);

test('SQLite: following is reading anew', { timeout: 300_000 }, async (t) => {
  const server = new Server();
  t.after(() => server.dispose());
  await followAndCompare(t, server);
});

test('PostgreSQL: following is reading anew', { timeout: 300_000 }, async (t) => {
  const postgres = await Postgres.create();
  t.after(() => postgres.dispose());
  const server = new Server({ postgres: postgres.place });
  t.after(() => server.dispose());
  await followAndCompare(t, server);
});

async function followAndCompare(t, server) {
  await server.start();
  const [ann, cid, dot] = await Promise.all(['ann', 'cid', 'dot'].map((name) => Person.register(server, name)));
  const readers = await Promise.all(
    ['websocket', 'polling'].map((transport) => Person.register(server, `by-${transport}`, [transport])),
  );
  const everybody = [ann, cid, dot, ...readers];
  t.after(() => everybody.map((person) => person.leave()));
  await Promise.all(everybody.map((person) => person.connect()));
  const { conversation } = await ann.do('conversation:create', {
    clientId: randomUUID(),
    kind: 'channel',
    name: 'scene',
    members: [cid.id, ...readers.map((reader) => reader.id)],
  });
  const replicas = readers.map((reader) => new Replica(reader, conversation.id, { textsStay: false }));
  await Promise.all(replicas.map((replica) => replica.follow()));

  const random = new Random(seed);
  const cuts = await live(conversation.id, { ann, cid, dot }, readers, random);

  for (const [index, replica] of replicas.entries()) {
    const reader = readers[index];
    await eventually(async () => {
      await replica.settled();
      const { heads } = await reader.do('feed:heads', {});
      return heads[`conversation:${conversation.id}`] === replica.rev;
    }, `${reader.name} to have heard all`);
    const fresh = new Replica(reader, conversation.id, { textsStay: false });
    await fresh.follow();
    await fresh.settled();
    const [held, read] = [replica.shown(), fresh.shown()];
    assert.deepEqual(
      { only: held.filter((row) => !read.includes(row)), missing: read.filter((row) => !held.includes(row)) },
      { only: [], missing: [] },
    );
    assert.deepEqual(replica.complaints, []);
    assert.ok(replica.rev > steps / 10, 'hardly anything happened');
    t.diagnostic(
      `seed ${seed}, ${reader.name}: ${replica.rev} changes, ${replica.lives} of them live; ${replica.syncs} syncs; ${cuts} cuts of both`,
    );
  }
}

/** Does something at random, again and again, and cuts the readers' connections now and then. Returns how often. */
async function live(conversation, { ann, cid, dot }, readers, random) {
  let cuts = 0;
  let last = 0;
  const near = () => Math.max(1, last - Math.floor(random.next() * 5));
  const far = () => 1 + Math.floor(random.next() * Math.max(1, last));
  const say = async (who, replyTo) => {
    const answer = await who.ask('message:send', {
      conversation,
      clientId: randomUUID(),
      text: `${last + 1} @cid`,
      replyTo,
    });
    last = answer?.message?.seq ?? last;
    return answer;
  };
  const changes = [
    () => say(ann, null),
    () => say(ann, null),
    () => say(cid, null),
    () => say(ann, far()),
    () => ann.ask('message:edit', { conversation, seq: near(), text: `edited ${random.next()}` }),
    () => ann.ask('message:edit', { conversation, seq: far(), text: `mended ${random.next()}` }),
    () => ann.ask('message:delete', { conversation, seq: far() }),
    () => cid.ask('message:react', { conversation, seq: far(), emoji: '👍', on: true }),
    () => cid.ask('message:react', { conversation, seq: far(), emoji: '👍', on: false }),
    () => ann.ask('message:react', { conversation, seq: near(), emoji: '🎉', on: random.happens(0.6) }),
    () => ann.ask('conversation:describe', { conversation, topic: `topic ${random.next()}` }),
    () => ann.ask('conversation:describe', { conversation, name: `name ${random.next()}`, emoji: '🌻' }),
    () => ann.ask('conversation:archive', { conversation, archived: random.happens(0.3) }),
    () => ann.ask('member:invite', { conversation, users: [random.pick([cid, dot]).id] }),
    () => ann.ask('member:kick', { conversation, user: random.pick([cid, dot]).id }),
    () => ann.ask('member:change', { conversation, user: cid.id, role: random.pick(['moderator', 'member', 'guest']) }),
    () => ann.ask('member:change', { conversation, user: dot.id, mutedForSeconds: 1 + Math.floor(random.next() * 60) }),
    () => dot.ask('conversation:join', { conversation }),
    () => dot.ask('conversation:leave', { conversation }),
  ];
  for (let step = 0; step < steps; step++) {
    const answer = await patiently(random.pick(changes));
    if (!answer?.ok) {
      assert.ok(refusals.has(answer?.error.code), JSON.stringify(answer));
    }
    if (random.happens(0.08)) {
      for (const reader of readers) {
        reader.cut();
      }
      cuts++;
    } else if (random.happens(0.3)) {
      // They come back now and then, so that some changes are heard live.
      await Promise.all(readers.map((reader) => reader.connect()));
    }
  }
  await patiently(() => ann.ask('conversation:archive', { conversation, archived: false }));
  const word = { conversation, clientId: randomUUID(), text: 'the last word' };
  const answer = await patiently(() => ann.ask('message:send', word));
  assert.ok(answer.ok, JSON.stringify(answer));
  return cuts;
}

/** Asks, and again once the server has had the time that it asks for: it lets nobody do more in a while than people do. */
async function patiently(ask) {
  for (;;) {
    const answer = await ask();
    if (answer?.error?.code !== 'rate_limited') {
      return answer;
    }
    await delay(answer.error.retryAfter * 1000);
  }
}
