import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { next } from '../support/wait.mjs';

const bytesMax = 10_000;

inEveryMode(
  'limits',
  (it) => {
    it('a message below the limit passes', async (clients) => {
      const socket = await clients.connect();
      const text = 'x'.repeat(bytesMax - 100);

      assert.equal(await ask(socket, 'echo-ack', text), text);
    });

    it('a message above the limit ends the connection, and no other', async (clients, mode) => {
      const [socket, other] = [await clients.connect(), await clients.connect()];
      socket.emit('echo', 'x'.repeat(bytesMax + 100));

      const [reason] = await socket.heard.next('disconnect');
      // Over polling the request is refused and the client gives up; over WebSocket the server closes.
      assert.equal(reason, mode.transports.at(-1) === 'polling' ? 'transport error' : 'transport close');
      assert.equal(await ask(other, 'echo-ack', 'still here'), 'still here');
    });

    it('many messages that are above the limit only together pass', async (clients) => {
      const socket = await clients.connect();
      const texts = Array.from({ length: 40 }, (_, index) => String.fromCharCode(97 + (index % 26)).repeat(2_000));

      assert.deepEqual(await Promise.all(texts.map((text) => ask(socket, 'echo-ack', text))), texts);
    });

    it('a connection that joins no namespace is closed in time, and others stay', async (clients) => {
      const socket = await clients.connect();
      const raw = new WebSocket(`${clients.server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      await next(raw, 'close');

      assert.equal(await ask(socket, 'echo-ack', 'still here'), 'still here');
    });
  },
  { 'max-http-buffer-size': bytesMax, 'connect-timeout': 300 },
);
