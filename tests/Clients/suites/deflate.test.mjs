// perMessageDeflate: the official client for Node.js offers it as browsers do.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask, Clients, modes } from '../support/clients.mjs';
import { withServer } from '../support/suite.mjs';

withServer('perMessageDeflate', { 'per-message-deflate': true }, (server) => {
  for (const mode of modes.slice(1)) {
    describe(mode.name, () => {
      test('large messages are small on the wire, in both directions', async (t) => {
        const socket = await new Clients(t, server(), mode).connect();
        const { ws } = socket.io.engine.transport;
        assert.match(ws.extensions, /^permessage-deflate/);

        const { _socket: wire } = ws;
        const [read, written] = [wire.bytesRead, wire.bytesWritten];
        const text = 'é'.repeat(100_000);
        assert.equal(await ask(socket, 'echo-ack', text), text);
        assert.ok(wire.bytesRead - read < 10_000, `${wire.bytesRead - read} bytes came`);
        assert.ok(wire.bytesWritten - written < 10_000, `${wire.bytesWritten - written} bytes went`);
      });

      test('binary and small messages pass too, in order', async (t) => {
        const socket = await new Clients(t, server(), mode).connect();
        const bytes = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, index) => (index * index) % 251));
        for (let index = 0; index < 20; index++) {
          socket.emit('echo', index, index % 3 ? 'small' : bytes);
        }

        const back = await socket.heard.take('echo-back', 20);
        assert.deepEqual(
          back.map(([index]) => index),
          Array.from({ length: 20 }, (_, index) => index),
        );
        assert.ok(back.every(([index, value]) => (index % 3 ? value === 'small' : bytes.equals(value))));
      });
    });
  }

  test('a client that offers nothing is served all the same', async (t) => {
    const socket = await new Clients(t, server()).connect('/', { perMessageDeflate: false });
    assert.equal(socket.io.engine.transport.ws.extensions, '');
    assert.equal(await ask(socket, 'echo-ack', 'x'.repeat(5_000)), 'x'.repeat(5_000));
  });
});
