import assert from 'node:assert/strict';
import parser from 'socket.io-msgpack-parser';
import { ask, watcher } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';

// Ours does what the Node.js server does, and more where it says so here and in docs/socketio-differences.md.
const ours = process.env.REFERENCE !== '1';

inEveryMode('connection state recovery', define, { recovery: 60_000 });
inEveryMode('connection state recovery with MessagePack', define, { recovery: 60_000, msgpack: true }, { parser });

function define(it) {
  it('gives back id, rooms and data, and what was missed, in order', async (clients) => {
    const [socket, other, watch] = await three(clients);
    await ask(socket, 'join', 'room');
    await ask(socket, 'set-data', 'name', 'ann');
    await hear(other, socket);
    const { id } = socket;
    await lose(socket, watch);

    for (const number of [1, 2, 3]) {
      await ask(other, 'broadcast', { to: ['room'] }, 'missed', [number, { bytes: Buffer.from([number]) }]);
    }
    await ask(other, 'broadcast', { to: ['elsewhere'] }, 'not-for-it', []);
    await ask(other, 'broadcast', { to: ['room'], volatile: true }, 'volatile', []);
    socket.connect();
    await socket.heard.next('connect');

    assert.equal(socket.recovered, true);
    assert.equal(socket.id, id);
    const missed = await socket.heard.take('missed', 3);
    assert.deepEqual(
      missed.map(([number, { bytes }]) => [number, [...bytes]]),
      [1, 2, 3].map((number) => [number, [number]]),
    );
    assert.deepEqual(await ask(socket, 'state'), {
      recovered: true,
      rooms: [id, 'room'].sort(),
      data: { name: 'ann' },
    });
    await hear(other, socket);
    assert.deepEqual(socket.heard.all('volatile'), []);
    assert.deepEqual(socket.heard.all('not-for-it'), []);
    assert.deepEqual(socket.heard.all('missed'), []);
  });

  it('again and again', async (clients) => {
    const [socket, other, watch] = await three(clients);
    await hear(other, socket);
    for (let round = 0; round < 3; round++) {
      await lose(socket, watch);
      await ask(other, 'broadcast', {}, 'round', [round]);
      socket.connect();
      await socket.heard.next('connect');
      assert.equal(socket.recovered, true);
      assert.equal((await socket.heard.next('round'))[0], round);
    }
  });

  it('not after the client has left', async (clients) => {
    const [socket, other, watch] = await three(clients);
    await hear(other, socket);
    const { id } = socket;
    socket.disconnect();
    await watch.next('left', (who) => who.id === id);
    socket.connect();
    await socket.heard.next('connect');

    assert.equal(socket.recovered, false);
    assert.notEqual(socket.id, id);
  });

  it('not after the server has disconnected the client', async (clients) => {
    const [socket, other] = await three(clients);
    await hear(other, socket);
    await ask(other, 'all-disconnect', { to: [socket.id] }, true);
    await socket.heard.next('disconnect');
    socket.connect();
    await socket.heard.next('connect');

    assert.equal(socket.recovered, false);
  });

  it('of a client that was sent nothing before: only ours', async (clients) => {
    const [socket, other, watch] = await three(clients);
    await lose(socket, watch);
    await ask(other, 'broadcast', {}, 'missed', [1]);
    socket.connect();
    await socket.heard.next('connect');

    assert.equal(socket.recovered, ours);
    assert.equal(socket.heard.all('missed').length, ours ? 1 : 0);
  });

  it('of a client that is disconnected while it is away: only by Node.js', async (clients) => {
    const [socket, other, watch] = await three(clients);
    await ask(socket, 'join', 'session');
    await hear(other, socket);
    await lose(socket, watch);
    await ask(other, 'all-disconnect', { to: ['session'] }, true);
    socket.connect();
    await socket.heard.next('connect');

    assert.equal(socket.recovered, !ours);
  });
}

/** Two clients of /rooms and one that watches. */
async function three(clients) {
  return [await clients.connect('/rooms'), await clients.connect('/rooms'), await watcher(clients)];
}

/** Makes a client hear something, so that it has an offset. */
async function hear(from, to) {
  await ask(from, 'broadcast', { to: [to.id] }, 'heard', []);
  await to.heard.next('heard');
}

/** Cuts the connection, and waits until the server has noticed. */
async function lose(socket, watch) {
  const { id } = socket;
  socket.io.engine.close();
  await socket.heard.next('disconnect');
  await watch.next('left', (who) => who.id === id);
}
