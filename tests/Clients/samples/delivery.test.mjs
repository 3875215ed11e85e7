// samples/Delivery with the official client, whose connections and acknowledgements get lost.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Clients, modes } from '../support/clients.mjs';
import { startSample } from '../support/samples.mjs';
import { within } from '../support/wait.mjs';

const impatient = { reconnection: true, reconnectionDelay: 10, reconnectionDelayMax: 50, retries: 20, ackTimeout: 300 };

describe('delivery', () => {
  let server;
  before(async () => {
    server = await startSample('Delivery');
  });
  after(() => server?.stop());

  for (const mode of modes) {
    test(`a message whose acknowledgement is lost is stored once, ${mode.name}`, async (t) => {
      const [reader, writer] = [follow(t, server, mode), follow(t, server, mode)];
      const first = await send(writer, 'first');

      loseAck(writer, () => {});
      const second = await send(writer, 'second');
      loseAck(writer, () => writer.io.engine.close());
      const third = await send(writer, 'third');

      assert.deepEqual([second, third], [first + 1, first + 2]);
      const last = await send(writer, 'last');
      await has(reader, last);
      assert.deepEqual(reader.got.slice(-4), ['first', 'second', 'third', 'last']);
    });

    test(`a client that is cut off again and again gets everything once and in order, ${mode.name}`, async (t) => {
      const [reader, writer] = [follow(t, server, mode), follow(t, server, mode)];
      const texts = Array.from({ length: 450 }, (_, index) => `number ${index}`);
      const start = (await send(writer, 'start')) + 1;

      let pages = 0;
      reader.beforeAck = () => {
        // The acknowledgement of every other page is lost with its connection.
        if (pages++ % 2 === 0) {
          reader.io.engine.close();
        }
      };
      await Promise.all(texts.map((text) => send(writer, text)));
      await has(reader, start + texts.length - 1);

      assert.deepEqual(reader.got.slice(-texts.length), texts);
      assert.equal(reader.got.length, start + texts.length - 1);
      assert.ok(pages > 1);
    });

    test(`a client that comes late, with the offset that it has, gets the rest, ${mode.name}`, async (t) => {
      const writer = follow(t, server, mode);
      const offset = await send(writer, 'had');
      const last = await send(writer, 'missed');
      const reader = follow(t, server, mode, offset);

      await has(reader, last);
      assert.deepEqual(reader.got, ['missed']);
    });
  }
});

/** The client of samples/Delivery/README.md. */
function follow(t, server, mode, offset = 0) {
  const socket = new Clients(t, server, mode).open('/', {
    ...impatient,
    auth: (answer) => answer({ offset: socket?.offset ?? offset }),
  });
  Object.assign(socket, { offset, got: [], afterPage() {}, beforeAck() {} });
  socket.on('messages', (page, ack) => {
    for (const message of page.filter((one) => one.offset > socket.offset)) {
      socket.got.push(message.text);
      socket.offset = message.offset;
    }
    socket.afterPage();
    socket.beforeAck();
    ack(true);
  });
  return socket;
}

/** Sends a message and gives the offset under which it is stored. */
const send = async (socket, text) => (await socket.emitWithAck('message:send', { id: randomUUID(), text })).offset;

/** Waits until a client has that message. */
const has = (reader, offset) =>
  within(
    new Promise((resolve) => {
      reader.afterPage = () => reader.offset >= offset && resolve();
      reader.afterPage();
    }),
    `message ${offset}`,
    15_000,
  );

/** The next acknowledgement does not come. */
function loseAck(socket, then) {
  const { onack } = socket;
  socket.onack = () => {
    socket.onack = onack;
    then();
  };
}
