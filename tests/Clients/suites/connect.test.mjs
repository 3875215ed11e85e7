import assert from 'node:assert/strict';
import { ask, upgraded } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { eventually } from '../support/wait.mjs';

inEveryMode('connect', (it) => {
  it('gives the socket an id of its own, which is not the secret of the connection', async (clients) => {
    const socket = await clients.connect();
    const other = await clients.connect();

    assert.match(socket.id, /^[\w-]{20}$/);
    assert.notEqual(socket.id, other.id);
    assert.notEqual(socket.id, socket.io.engine.id);
  });

  it('ends up on the transport that was asked for', async (clients, mode) => {
    const socket = await clients.connect();

    assert.equal(socket.io.engine.transport.name, mode.transports.at(-1));
    // The server takes the upgrade packet after the client has sent it.
    await eventually(
      () => ask(socket, 'transport'),
      (name) => name === mode.transports.at(-1),
      'the upgraded transport',
    );
  });

  it('works before and after the upgrade', async (clients) => {
    const socket = clients.open();
    await socket.heard.next('connect');
    assert.equal(await ask(socket, 'echo-ack', 'before'), 'before');
    await upgraded(socket);
    assert.equal(await ask(socket, 'echo-ack', 'after'), 'after');
  });

  it('hands the auth object to the server', async (clients) => {
    const auth = { token: 'secret é', nested: { list: [1, null, true] } };
    const socket = await clients.connect('/', { auth });

    assert.deepEqual(await socket.heard.next('auth'), [auth]);
  });

  it('hands over an empty auth object when there is none', async (clients) => {
    const socket = await clients.connect();

    assert.deepEqual(await socket.heard.next('auth'), [{}]);
  });

  it('asks the auth function at every connection', async (clients) => {
    let asked = 0;
    const socket = await clients.connect('/', { auth: (answer) => answer({ time: ++asked }) });
    assert.deepEqual(await socket.heard.next('auth'), [{ time: 1 }]);

    socket.disconnect().connect();

    assert.deepEqual(await socket.heard.next('auth'), [{ time: 2 }]);
  });

  it('shows the handshake to the server', async (clients) => {
    const options = { query: { room: 'a b', lang: 'vi' }, auth: { token: 1 }, extraHeaders: { 'x-fixture': 'yes' } };
    const socket = await clients.connect('/', options);

    assert.deepEqual(await ask(socket, 'handshake'), {
      auth: { token: 1 },
      query: { room: 'a b', lang: 'vi' },
      path: '/socket.io/',
      secure: false,
      xdomain: false,
      address: '127.0.0.1',
      timed: true,
    });
    assert.equal(await ask(socket, 'header', 'x-fixture'), 'yes');
    assert.equal(await ask(socket, 'header', 'x-absent'), null);
  });

  it('keeps data on the socket', async (clients) => {
    const [one, two] = [await clients.connect(), await clients.connect()];
    await ask(one, 'set-data', 'user', { name: 'ann', tags: ['x'] });

    assert.deepEqual(await ask(one, 'get-data', 'user'), { name: 'ann', tags: ['x'] });
    assert.equal(await ask(two, 'get-data', 'user'), null);
  });
});
