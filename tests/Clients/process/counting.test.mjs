import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { eventually, within } from '../support/wait.mjs';

inEveryMode('counting', (it) => {
  it('tells sockets from connections', async (clients) => {
    const watching = await clients.connect();
    await eventually(() => ask(watching, 'count'), both(1), 'earlier tests to be gone');
    const one = await clients.connect();
    await clients.connect('/left');
    await clients.join(one, '/right');
    assert.deepEqual(await ask(watching, 'count'), { sockets: 2, connections: 3 });

    one.disconnect();

    await eventually(
      () => ask(watching, 'count'),
      ({ sockets }) => sockets === 1,
      'the closed socket to be gone',
    );
  });

  it('shows nothing of a crowd that has gone', async (clients) => {
    const crowd = await within(
      Promise.all(Array.from({ length: 50 }, () => clients.connect('/rooms'))),
      'all to connect',
      20_000,
    );
    await Promise.all(crowd.map((socket) => ask(socket, 'join', 'crowd')));
    for (const socket of crowd) {
      socket.disconnect();
    }

    const watching = await clients.connect();
    await eventually(() => ask(watching, 'count'), both(1), 'all to be gone', 10_000);
    assert.equal(await ask(await clients.join(watching, '/rooms'), 'room-size', 'crowd'), 0);
  });
});

const both = (count) => (answer) => answer.sockets === count && answer.connections === count;
