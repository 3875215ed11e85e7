import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { eventually } from '../support/wait.mjs';

inEveryMode('volatile', (it) => {
  it('events reach a client that is ready for them', async (clients) => {
    const socket = await clients.connect();

    // Over polling a client is ready only while it has a request waiting, so one of several must do.
    await eventually(
      () => ask(socket, 'volatile').then(() => socket.heard.all('maybe')),
      (got) => got.length > 0,
      'a volatile event',
    );
  });

  it('broadcasts reach clients that are ready for them', async (clients) => {
    const [one, two] = [await clients.connect('/rooms'), await clients.connect('/rooms')];

    await eventually(
      () => ask(one, 'broadcast', { from: 'socket', volatile: true }, 'maybe', [1]).then(() => two.heard.all('maybe')),
      (got) => got.length > 0,
      'a volatile broadcast',
    );
  });

  it('events are dropped, and nothing else, when they follow another over polling', async (clients, mode) => {
    const socket = await clients.connect();
    for (let i = 0; i < 10; i++) {
      await ask(socket, 'volatile-second');
    }

    assert.equal(socket.heard.all('certain').length, 10);
    if (mode.transports.at(-1) === 'polling') {
      // A WebSocket may have sent the first one by then.
      assert.deepEqual(socket.heard.all('maybe'), []);
    }
  });

  it('events of a client are dropped while it is not connected', async (clients) => {
    const socket = clients.open();
    socket.volatile.emit('echo', 'lost');
    socket.emit('echo', 'kept');

    assert.deepEqual(await socket.heard.next('echo-back'), ['kept']);
  });
});
