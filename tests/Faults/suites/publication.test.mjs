// Between the commit and the events about it the server dies, and the sender never comes back.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { Person } from '../support/person.mjs';
import { Postgres } from '../support/postgres.mjs';
import { Replica } from '../support/replica.mjs';
import { Server } from '../support/server.mjs';
import { Trace, whyNoTracing } from '../support/strace.mjs';
import { eventually } from '../support/wait.mjs';

const skip = whyNoTracing() ?? false;
const text = 'the last words before the crash';
// The writer is held when its commit is on disk, for longer than all that follows takes.
const hold = { calls: ['pwrite64', 'fdatasync'], inject: 'fdatasync:delay_exit=4000000' };

test('SQLite: what was committed and not yet told is seen all the same', { skip, timeout: 120_000 }, async (t) => {
  const server = new Server();
  t.after(() => server.dispose());
  await dieBetween(t, server, () => [server.pid], '/parlance.db-wal>');
});

test('PostgreSQL: what was committed and not yet told is seen all the same', { skip, timeout: 120_000 }, async (t) => {
  const postgres = await Postgres.create();
  t.after(() => postgres.dispose());
  const server = new Server({ postgres: postgres.place });
  t.after(() => server.dispose());
  await dieBetween(t, server, () => postgres.pids, '/pg_wal/');
});

async function dieBetween(t, server, pids, log) {
  await server.start();
  const [ann, ben] = await Promise.all(['ann', 'ben'].map((name) => Person.register(server, name)));
  t.after(() => ann.leave());
  t.after(() => ben.leave());
  await ann.connect();
  const request = { clientId: randomUUID(), kind: 'group', name: 'crash', members: [ben.id] };
  const { conversation } = await ann.do('conversation:create', request);
  const replica = new Replica(ben, conversation.id);
  await replica.follow();
  await ann.do('message:send', { conversation: conversation.id, clientId: randomUUID(), text: 'hello' });
  await eventually(() => replica.texts().size === 1, 'the first message to arrive');
  const { lives, syncs } = replica;

  const trace = await Trace.attach(pids(), hold);
  const answer = ann.ask('message:send', { conversation: conversation.id, clientId: randomUUID(), text });
  await trace.until((calls) => hasSynced(calls, log), 'the commit to be on disk');
  // The kill waits for whoever holds the process: first the one, then the other.
  const killed = server.kill();
  await trace.abandon();
  await killed;
  ann.leave();

  assert.equal(await answer, null, 'the sender has an answer: the server was not held in time');
  assert.deepEqual(
    [replica.lives, replica.texts().size],
    [lives, 1],
    'the message was told: the server was not held in time',
  );
  await server.start();
  await eventually(() => [...replica.texts().values()].includes(text), 'the message to be seen');
  assert.equal(replica.lives, lives, 'it came by asking, since nobody tells of it any more');
  assert.ok(replica.syncs > syncs);
  assert.deepEqual(replica.complaints, []);
}

function hasSynced(calls, log) {
  const written = calls.findIndex(
    (call) => call.name === 'pwrite64' && call.text.includes(log) && call.text.includes(text),
  );
  return written >= 0 && calls.slice(written).some((call) => call.name === 'fdatasync' && call.text.includes('= 0'));
}
