import assert from 'node:assert/strict';

import { ask, watcher } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { next } from '../support/wait.mjs';

const options = { 'ping-interval': 150, 'ping-timeout': 1_000 };

inEveryMode(
  'heartbeat',
  (it) => {
    it('keeps a connection open that has nothing to say', async (clients) => {
      const socket = await clients.connect();
      for (let pings = 0; pings < 4; pings++) {
        await next(socket.io, 'ping');
      }

      assert.equal(socket.connected, true);
      assert.equal(await ask(socket, 'echo-ack', 'still here'), 'still here');
    });

    it('ends the connection of a client that does not answer', async (clients) => {
      const watch = await watcher(clients);
      const socket = await clients.connect();
      const { id } = socket;
      muteHeartbeat(socket);

      const [left] = await watch.next('left', (event) => event.id === id);
      assert.equal(left.reason, 'ping timeout');
      assert.equal((await socket.heard.next('disconnect'))[0], 'transport close');
    });

    it('tells a client that its server is stuck', async (clients) => {
      const socket = await clients.connect();
      clients.server.signal('SIGSTOP');
      try {
        assert.equal((await socket.heard.next('disconnect'))[0], 'ping timeout');
      } finally {
        clients.server.signal('SIGCONT');
      }
    });
  },
  options,
);

/** The client answers pings no more, but listens on. */
function muteHeartbeat(socket) {
  const { engine } = socket.io;
  const send = engine._sendPacket.bind(engine);
  engine._sendPacket = (type, ...rest) => type !== 'pong' && send(type, ...rest);
}
