// What is due later is done once, and all of it, although the server is killed again and again while it is due.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { readAll } from '../driver/history.mjs';
import { Person } from '../support/person.mjs';
import { Postgres } from '../support/postgres.mjs';
import { chosenSeed, Random } from '../support/random.mjs';
import { Server } from '../support/server.mjs';
import { eventually } from '../support/wait.mjs';

const full = process.env.PARLANCE_FULL === '1';
const size = full
  ? { people: 8, items: 100, kills: 20, spanMs: 40_000 }
  : { people: 1, items: 60, kills: 3, spanMs: 4_000 };
const timeout = full ? 600_000 : 150_000;
// What a killed server was at belongs to it for half a minute.
const patienceMs = 120_000;

test('SQLite: scheduled messages and reminders survive kills, each once', { timeout }, (t) => survive(t, new Server()));

if (full) {
  test('PostgreSQL: the same', { timeout }, async (t) => {
    const postgres = await Postgres.create();
    t.after(() => postgres.dispose());
    await survive(t, new Server({ postgres: postgres.place }));
  });
}

async function survive(t, server) {
  const seed = chosenSeed();
  const random = new Random(seed, 'scheduled');
  t.after(() => server.dispose());
  await server.start();
  const plans = [];
  for (let number = 0; number < size.people; number++) {
    plans.push(await plan(t, server, `person${number}`, random));
  }
  for (let kill = 0; kill < size.kills; kill++) {
    await pause(random.between(0, Math.floor(size.spanMs / size.kills)));
    await server.kill();
    await server.start();
  }
  for (const { person, conversation, texts } of plans) {
    const done = `all of ${person.name} to be done (seed ${seed})`;
    await eventually(async () => (await openOf(person)) === 0, done, patienceMs);
    const sent = (await readAll(person, conversation)).map((message) => message.text);
    assert.deepEqual(sent.toSorted(), texts.toSorted(), `seed ${seed}\n${server.log}`);
    const reminders = await allOf(person, 'reminder:list');
    assert.equal(reminders.length, size.items, `seed ${seed}`);
  }
  t.diagnostic(`seed ${seed}: ${size.kills} kills, ${size.people * size.items} messages and as many reminders`);
}

/** Somebody with as many messages to be sent, and reminders, as the size says, due while the server is killed. */
async function plan(t, server, name, random) {
  const person = await Person.register(server, name);
  t.after(() => person.leave());
  const request = { clientId: randomUUID(), kind: 'group', name: 'planned', members: [] };
  const conversation = (await person.do('conversation:create', request)).conversation.id;
  const texts = Array.from({ length: size.items }, (_, index) => `${name}: ${index}`);
  for (const text of texts) {
    const at = new Date(Date.now() + 1_500 + random.between(0, size.spanMs)).toISOString();
    await paced(() => person.do('scheduled:add', { conversation, clientId: randomUUID(), text, at }));
    await paced(() => person.do('reminder:add', { clientId: randomUUID(), text, at }));
  }
  return { person, conversation, texts };
}

/** Does it, more slowly if it was too fast. */
async function paced(work) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error.code !== 'rate_limited') {
        throw error;
      }
      await pause(100);
    }
  }
}

/** How much of somebody's has not been done. */
async function openOf(person) {
  await pause(200);
  const messages = await allOf(person, 'scheduled:list');
  const failed = messages.filter((message) => message.state === 'failed');
  assert.deepEqual(failed, []);
  const reminders = await allOf(person, 'reminder:list');
  return messages.length + reminders.filter(({ reminder }) => reminder.state !== 'due').length;
}

async function allOf(person, eventName) {
  const items = [];
  let cursor = null;
  do {
    const page = await person.do(eventName, { cursor, limit: 100 });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}
