import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask, Clients, modes } from '../support/clients.mjs';
import { stablePort, startServer } from '../support/server.mjs';
import { next } from '../support/wait.mjs';

const impatient = { reconnection: true, reconnectionDelay: 20, reconnectionDelayMax: 100 };

describe('reconnection', () => {
  for (const mode of modes) {
    test(`after a killed server, ${mode.name}`, async (t) => {
      const port = await stablePort();
      const start = async () => {
        const server = await startServer({ port });
        t.after(() => server.stop());
        return server;
      };
      const server = await start();
      const clients = new Clients(t, server, mode);
      const socket = await clients.connect('/', impatient);
      const left = await clients.join(socket, '/left');
      const ids = [socket.id, left.id];

      await server.stop();
      const [reason] = await socket.heard.next('disconnect');
      assert.match(reason, /^transport (close|error)$/);
      assert.equal(socket.active, true);
      socket.emit('echo', 'said while the server was away');
      const failed = next(socket.io, 'reconnect_error');
      const reconnected = next(socket.io, 'reconnect', 15_000);
      await failed;
      await start();

      assert.ok((await reconnected)[0] >= 1, 'counts its attempts');
      await socket.heard.next('connect');
      await left.heard.next('connect');
      assert.ok(!ids.includes(socket.id) && !ids.includes(left.id));
      assert.deepEqual(await socket.heard.next('echo-back'), ['said while the server was away']);
      assert.equal(await ask(left, 'where'), '/left');
    });

    test(`after the server closed the connection is up to the client, ${mode.name}`, async (t) => {
      const server = await startServer();
      t.after(() => server.stop());
      const socket = await new Clients(t, server, mode).connect('/', impatient);
      socket.emit('disconnect-me', true);
      await socket.heard.next('disconnect');
      assert.equal(socket.active, false);

      socket.connect();

      await socket.heard.next('connect');
      assert.equal(await ask(socket, 'echo-ack', 'back'), 'back');
    });

    test(`comes by itself when the transport was cut, ${mode.name}`, async (t) => {
      const server = await startServer();
      t.after(() => server.stop());
      const socket = await new Clients(t, server, mode).connect('/', impatient);
      const before = socket.id;
      socket.io.engine.close();
      await socket.heard.next('disconnect');

      await socket.heard.next('connect');
      assert.notEqual(socket.id, before);
      assert.equal(await ask(socket, 'echo-ack', 'back'), 'back');
    });
  }
});
