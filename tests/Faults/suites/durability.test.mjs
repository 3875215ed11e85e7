// What a kill of the process cannot show, since the kernel keeps what was written: that a message is on disk before anybody is told of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { Person } from '../support/person.mjs';
import { Postgres } from '../support/postgres.mjs';
import { Server } from '../support/server.mjs';
import { Trace, whyNoTracing } from '../support/strace.mjs';

const sends = 50;
const calls = ['pwrite64', 'fdatasync', 'fsync', 'sendto', 'sendmsg', 'write', 'writev', 'recvfrom'];
const skip = whyNoTracing() ?? false;

describe('on disk before it is acknowledged', () => {
  test('SQLite', { skip, timeout: 120_000 }, async (t) => {
    const { watched, texts } = await watchSends(t, new Server());
    assert.deepEqual(judge(watched, texts, sqliteOrder), []);
  });

  test('SQLite with synchronous = OFF is found out', { skip, timeout: 120_000 }, async (t) => {
    const { watched, texts } = await watchSends(t, new Server({ mutant: 'no-sync' }));
    const complaints = judge(watched, texts, sqliteOrder);
    t.diagnostic(`such as ${complaints[0]}`);
    // What copies the log into the database syncs it first, now and then, and may come in time for a few.
    assert.ok(complaints.length > sends / 2, `${complaints.length} of ${sends}`);
  });

  test('PostgreSQL', { skip, timeout: 120_000 }, async (t) => {
    const { watched, texts } = await watchPostgres(t, '');
    assert.deepEqual(judge(watched, texts, postgresOrder), []);
  });

  test('PostgreSQL with synchronous_commit = off is found out', { skip, timeout: 120_000 }, async (t) => {
    const { watched, texts } = await watchPostgres(t, ';Options=-c synchronous_commit=off');
    const complaints = judge(watched, texts, postgresOrder);
    t.diagnostic(`such as ${complaints[0]}`);
    // The process that writes the log behind wakes by itself now and then, and may come in time for a few.
    assert.ok(complaints.length > sends / 2, `${complaints.length} of ${sends}`);
  });
});

async function watchPostgres(t, settings) {
  const postgres = await Postgres.create();
  t.after(() => postgres.dispose());
  return watchSends(t, new Server({ postgres: postgres.place + settings }), () => postgres.pids);
}

/** Fifty messages, one after the other, and every system call that writes, syncs or sends meanwhile. */
async function watchSends(t, server, more = () => []) {
  t.after(() => server.dispose());
  await server.start();
  const ann = await Person.register(server, 'ann');
  t.after(() => ann.leave());
  await ann.connect();
  const request = { clientId: randomUUID(), kind: 'group', name: 'on disk', members: [] };
  const { conversation } = await ann.do('conversation:create', request);
  const send = (text) => ann.do('message:send', { conversation: conversation.id, clientId: randomUUID(), text });
  await send('the first one compiles the code');

  const trace = await Trace.attach([server.pid, ...more()], { calls });
  const texts = Array.from({ length: sends }, () => `${randomUUID()} ${randomUUID()}`);
  for (const text of texts) {
    await send(text);
  }
  // Its answer is here: the call that sent it has begun, and strace tells of it.
  await trace.until(
    (watched) => watched.some((call) => isAnswer(call, texts.at(-1))),
    'strace to tell of the last answer',
  );
  await trace.stop();
  return { watched: trace.calls, texts };
}

/** The texts whose calls were not in order, and how. */
function judge(watched, texts, order) {
  return texts.map((text) => order(watched, text)).filter((complaint) => complaint !== null);
}

function sqliteOrder(watched, text) {
  const written = first(watched, 0, (call) => isWrite(call, '/parlance.db-wal>', text));
  const synced = first(watched, written, (call) => isSync(call, '/parlance.db-wal>'));
  const told = first(watched, 0, (call) => isTold(call, text));
  const acknowledged = first(watched, 0, (call) => isAnswer(call, text));
  return inOrder(text, { written, synced, told, acknowledged });
}

function postgresOrder(watched, text) {
  const received = first(watched, 0, (call) => call.name === 'recvfrom' && call.ended && isPartOf(call, text));
  // The process of PostgreSQL that serves the connection on which the message came.
  const backend = watched[received]?.pid;
  const written = first(watched, 0, (call) => isWrite(call, '/pg_wal/', text));
  // The log may hold the message before the commit is asked for: only what is synced after that counts.
  const asked = first(
    watched,
    received,
    (call) => call.pid === backend && call.name === 'recvfrom' && call.text.includes('COMMIT'),
  );
  const complete = Math.max(written, asked);
  const synced = first(watched, complete, (call) => isSync(call, '/pg_wal/'));
  const committed = first(
    watched,
    received,
    (call) => call.pid === backend && isSend(call) && call.text.includes('COMMIT'),
  );
  const told = first(watched, 0, (call) => isTold(call, text));
  const acknowledged = first(watched, 0, (call) => isAnswer(call, text));
  return inOrder(text, { received, written, complete, synced, committed, told, acknowledged });
}

// Never is after everything.
function first(watched, from, is) {
  const index = watched.findIndex((call, at) => at >= from && is(call));
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}

function inOrder(text, steps) {
  const list = Object.entries(steps);
  const wrong = list.findIndex(
    ([, index], at) => index === Number.POSITIVE_INFINITY || index < (list[at - 1]?.[1] ?? 0),
  );
  return wrong < 0 ? null : `'${text}': ${list.map(([name, index]) => `${name} ${index}`).join(', ')}`;
}

// The header of a page of a log may stand in the middle of a text, but not in both its halves.
const isPartOf = (call, text) => text.split(' ').some((half) => call.text.includes(half));
const isWrite = (call, file, text) => call.name === 'pwrite64' && call.text.includes(file) && isPartOf(call, text);
const isSync = (call, file) =>
  ['fdatasync', 'fsync'].includes(call.name) && call.ended && call.text.includes(file) && call.text.endsWith('= 0');
const isSend = (call) => ['sendto', 'sendmsg', 'write', 'writev'].includes(call.name) && call.begun;
// As JSON, which PostgreSQL does not get: strace writes a quotation mark with a backslash.
const isTold = (call, text) => isSend(call) && call.text.includes(`\\"text\\":\\"${text}\\"`);
const isAnswer = (call, text) => isTold(call, text) && call.text.includes('\\"ok\\":true');
