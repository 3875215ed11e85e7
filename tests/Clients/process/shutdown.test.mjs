import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Clients, modes } from '../support/clients.mjs';
import { startServer } from '../support/server.mjs';

describe('server close', () => {
  for (const mode of modes) {
    test(`tells every socket why and lets the process end, ${mode.name}`, async (t) => {
      const server = await startServer();
      t.after(() => server.stop());
      const clients = new Clients(t, server, mode);
      const sockets = [await clients.connect(), await clients.connect('/left')];
      sockets.push(await clients.join(sockets[0], '/right'));
      const ids = sockets.map((socket) => [socket.nsp, socket.id]);
      sockets[0].emit('shutdown');

      for (const socket of sockets) {
        assert.match((await socket.heard.next('disconnect'))[0], /^transport (close|error)$/);
      }
      for (const [namespace, id] of ids) {
        await server.output.next('line', (line) => line === `disconnected ${namespace} ${id} server shutting down`);
      }
      const [code] = await server.ended();
      assert.equal(code, 0);
    });
  }

  test('comes with SIGTERM too', async (t) => {
    const server = await startServer();
    t.after(() => server.stop());
    const socket = await new Clients(t, server).connect();
    const { id } = socket;
    server.signal('SIGTERM');

    await server.output.next('line', (line) => line === `disconnected / ${id} server shutting down`);
    assert.equal((await server.ended())[0], 0);
    assert.equal((await socket.heard.next('disconnect'))[0], 'transport close');
  });
});
