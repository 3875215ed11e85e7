import assert from 'node:assert/strict';
import { ask, watcher } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { eventually, next } from '../support/wait.mjs';

inEveryMode('namespaces', (it) => {
  it('share one connection and keep their events apart', async (clients) => {
    const main = await clients.connect();
    const left = await clients.join(main, '/left');
    const right = await clients.join(main, '/right');
    assert.equal(left.io, main.io);
    assert.equal(new Set([main.id, left.id, right.id]).size, 3);

    assert.deepEqual(await Promise.all([ask(left, 'where'), ask(right, 'where')]), ['/left', '/right']);
    assert.deepEqual(await Promise.all([main, left, right].map((socket, n) => ask(socket, 'echo-ack', n))), [0, 1, 2]);
  });

  it('take binary from each other without mixing it up', async (clients) => {
    const main = await clients.connect();
    const sockets = [main, await clients.join(main, '/left'), await clients.join(main, '/right')];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => ask(sockets[n % 3], 'echo-ack', { n, bytes: Buffer.from([n]) })),
    );

    assert.deepEqual(
      answers,
      Array.from({ length: 30 }, (_, n) => ({ n, bytes: Buffer.from([n]) })),
    );
  });

  it('have an auth object each', async (clients) => {
    const main = await clients.connect('/', { auth: { token: 'main' } });
    const auth = await clients.join(main, '/auth', { auth: { token: 'ann' } });

    assert.deepEqual(await main.heard.next('auth'), [{ token: 'main' }]);
    assert.equal((await ask(auth, 'who-am-i')).user, 'ann');
  });

  it('are left one at a time', async (clients) => {
    const main = await clients.connect();
    const left = await clients.join(main, '/left');
    const watch = await watcher(clients);
    const { id } = left;
    left.disconnect();

    await watch.next('left', (event) => event.id === id && event.reason === 'client namespace disconnect');
    assert.equal(left.connected, false);
    assert.equal(await ask(main, 'echo-ack', 'still here'), 'still here');
  });

  it('are left one at a time by the server too', async (clients) => {
    const main = await clients.connect();
    const left = await clients.join(main, '/left');
    left.emit('disconnect-me', false);

    assert.deepEqual((await left.heard.next('disconnect'))[0], 'io server disconnect');
    assert.equal(await ask(main, 'echo-ack', 'still here'), 'still here');
  });

  it('are all left when the server closes the connection', async (clients) => {
    const main = await clients.connect();
    const left = await clients.join(main, '/left');
    left.emit('disconnect-me', true);

    assert.equal((await left.heard.next('disconnect'))[0], 'io server disconnect');
    assert.equal((await main.heard.next('disconnect'))[0], 'io server disconnect');
  });

  it('can be joined again', async (clients) => {
    const main = await clients.connect();
    const left = await clients.join(main, '/left');
    const watch = await watcher(clients);
    const before = left.id;
    left.disconnect();
    // Node closes the connection when both packets come at once: it has taken CONNECT before it handles DISCONNECT.
    await watch.next('left', ({ id }) => id === before);
    left.connect();
    await left.heard.next('connect');

    assert.notEqual(left.id, before);
    assert.equal(await ask(left, 'where'), '/left');
  });

  it('that nobody made are refused, and the connection stays', async (clients) => {
    const main = await clients.connect();
    const unknown = main.io.socket('/unknown');
    const [error] = await next(unknown, 'connect_error');

    assert.equal(error.message, 'Invalid namespace');
    assert.equal(error.data, undefined);
    assert.equal(unknown.active, false);
    assert.equal(await ask(main, 'echo-ack', 'still here'), 'still here');
  });

  it('may be made by a pattern, with what their parent has', async (clients) => {
    const socket = await clients.connect('/dyn-7');

    assert.deepEqual(await socket.heard.next('namespace'), ['/dyn-7']);
    assert.equal(await ask(socket, 'inherited'), true);
    await assert.rejects(clients.connect('/dyn-x'), { message: 'Invalid namespace' });
  });

  it('may be made by a function that sees the auth object', async (clients) => {
    const socket = await clients.connect('/keyed-1', { auth: { key: 'open' } });

    assert.deepEqual(await socket.heard.next('namespace'), ['/keyed-1']);
    assert.equal(await ask(socket, 'inherited'), false);
    await assert.rejects(clients.connect('/keyed-2', { auth: { key: 'wrong' } }), { message: 'Invalid namespace' });
  });

  it('of one parent are apart, and together when the parent emits', async (clients) => {
    const one = await clients.connect('/dyn-1');
    const same = await clients.join(await clients.connect(), '/dyn-1');
    const other = await clients.connect('/dyn-2');
    one.emit('shout', 'here');
    one.emit('shout-everywhere', 'everywhere');

    assert.deepEqual(await one.heard.take('shouted', 2), [['here'], ['everywhere']]);
    assert.deepEqual(await same.heard.take('shouted', 2), [['here'], ['everywhere']]);
    assert.deepEqual(await other.heard.next('shouted'), ['everywhere']);
  });

  it('of a pattern are dropped with their last socket', async (clients) => {
    const main = await clients.connect();
    const one = await clients.connect('/dyn-55');
    assert.ok((await ask(main, 'namespaces')).includes('/dyn-55'));
    one.disconnect();

    const left = await eventually(
      () => ask(main, 'namespaces'),
      (names) => !names.some((name) => name.startsWith('/dyn-')),
      'the namespace to be dropped',
    );
    assert.ok(left.includes('/') && left.includes('/rooms'));
  });

  it('count their users', async (clients) => {
    const one = await clients.connect('/count');
    assert.deepEqual(await one.heard.next('users'), [1]);
    const two = await clients.connect('/count');
    assert.deepEqual(await two.heard.next('users'), [2]);
    assert.deepEqual(await one.heard.next('users'), [2]);
    two.disconnect();

    assert.deepEqual(await one.heard.next('users'), [1]);
  });
});
