// The client of Socket.IO v2, which speaks Engine.IO protocol 3, beside one of v4 on the same server.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import io from 'socket.io-client-v2';
import { ask, Clients, modes } from '../support/clients.mjs';
import { Inbox } from '../support/inbox.mjs';
import { withServer } from '../support/suite.mjs';
import { next, within } from '../support/wait.mjs';

withServer('Socket.IO v2', { 'allow-eio3': true, 'ping-interval': 500, 'ping-timeout': 2_000 }, (server) => {
  for (const { name, transports } of modes) {
    describe(name, () => {
      const it = (title, body) => test(title, (t) => body(new OldClients(t, server(), transports), t));

      it('is in "/" at once, under the id that the client gave itself', async (clients) => {
        const socket = await clients.connect();
        assert.deepEqual(await socket.heard.next('auth'), [{}]);
        assert.equal(socket.id, socket.io.engine.id);
        assert.deepEqual(await question(socket, 'rooms'), [socket.id]);
        assert.equal(await question(socket, 'transport'), transports.at(-1));
      });

      it('carries events and acks', async (clients) => {
        const socket = await clients.connect();
        const args = [1, 'é😀', null, { deep: [true, 1.5] }, 'x'.repeat(5_000)];
        socket.emit('echo', ...args);
        assert.deepEqual(await socket.heard.next('echo-back'), args);
        assert.deepEqual(await question(socket, 'echo-ack', args), args);

        socket.on('question', (value, answer) => answer(`${value}!`));
        assert.equal(await question(socket, 'ask', 'well'), 'well!');
      });

      it('carries binary, between texts', async (clients) => {
        const socket = await clients.connect();
        const deep = { list: [Buffer.alloc(0), 1, { bytes: Buffer.from([255, 0, 254]) }], text: 'é' };
        for (let index = 0; index < 20; index++) {
          socket.emit('echo', index % 2 ? index : Buffer.from([index]), deep);
        }
        for (const [value, back] of await socket.heard.take('echo-back', 20)) {
          assert.ok(typeof value === 'number' || value.length === 1);
          assert.deepEqual(back, deep);
        }

        const large = Buffer.alloc(200_000, 'ab');
        assert.ok(large.equals(await question(socket, 'echo-ack', large)));
        assert.deepEqual(await question(socket, 'digest', { name: 'n', bytes: Buffer.from([1, 254]), list: [] }), {
          name: 'n',
          bytes: '01fe',
          list: [],
        });
      });

      it('joins namespaces, whose query is the auth object', async (clients) => {
        const socket = await clients.connect();
        const left = await clients.connect('/left', socket.io);
        assert.equal(await question(left, 'where'), '/left');
        assert.equal(left.id, `/left#${socket.io.engine.id}`);

        const authorized = await clients.connect('/auth?token=ann', socket.io);
        assert.deepEqual(await question(authorized, 'who-am-i'), { user: 'ann', trail: ['first', 'second'] });

        left.disconnect();
        assert.deepEqual(await question(socket, 'echo-ack', 1), 1);
      });

      it('is told why it is refused', async (clients) => {
        const socket = await clients.connect();
        const [data] = await next(clients.open('/auth', socket.io), 'error');
        assert.deepEqual(data, { code: 'no-token', hints: ['log in', { retry: false }] });
        const [message] = await next(clients.open('/auth?token=expired'), 'error');
        assert.equal(message, 'token expired');
        const [unknown] = await next(clients.open('/nowhere', socket.io), 'error');
        assert.deepEqual(unknown, { message: 'Invalid namespace' });
      });

      it('hears the same broadcasts as a client of v4', async (clients, t) => {
        const socket = await clients.connect('/rooms');
        const newer = await new Clients(t, server()).connect('/rooms');
        await ask(newer, 'broadcast', {}, 'news', [Buffer.from([1, 2]), 'all']);

        assert.deepEqual(await socket.heard.next('news'), [Buffer.from([1, 2]), 'all']);
        assert.deepEqual(await newer.heard.next('news'), [Buffer.from([1, 2]), 'all']);
      });

      it('pings, is answered, and stays', async (clients) => {
        const socket = await clients.connect();
        await next(socket.io, 'pong');
        assert.equal(await question(socket, 'echo-ack', 'still here'), 'still here');
      });

      it('hears of a disconnection', async (clients) => {
        const socket = await clients.connect();
        socket.emit('disconnect-me', false);
        assert.deepEqual(await next(socket, 'disconnect'), ['io server disconnect']);
      });
    });
  }
});

withServer('Socket.IO v2, where it is not allowed', {}, (server) => {
  for (const transport of ['polling', 'websocket']) {
    test(`is refused over ${transport}`, async (t) => {
      const socket = new OldClients(t, server(), [transport]).open('/');
      await next(socket, 'connect_error');
      assert.equal(socket.connected, false);
    });
  }
});

/** The clients of one test, closed when it ends. */
class OldClients {
  #sockets = [];

  constructor(test, server, transports) {
    this.server = server;
    this.transports = transports;
    test.after(() => {
      for (const socket of this.#sockets) {
        socket.close();
        socket.io.engine?.close();
      }
    });
  }

  /** A client that has begun to connect, with a manager of its own or that of another. */
  open(namespace, manager) {
    const socket = manager
      ? manager.socket(namespace.split('?')[0], { query: namespace.split('?')[1] })
      : io(this.server.url + namespace, { transports: this.transports, forceNew: true, reconnection: false });
    this.#sockets.push(socket);
    const heard = new Inbox();
    const { onevent } = socket;
    socket.onevent = function hear(packet) {
      heard.push(packet.data[0], packet.data.slice(1));
      onevent.call(this, packet);
    };
    return Object.assign(socket, { heard });
  }

  /** A client that is connected and, where the transports say so, upgraded. */
  async connect(namespace = '/', manager) {
    const socket = this.open(namespace, manager);
    await next(socket, 'connect');
    const { engine } = socket.io;
    if (engine.transport.name !== this.transports.at(-1)) {
      await next(engine, 'upgrade');
    }
    return socket;
  }
}

const question = (socket, event, ...args) =>
  within(new Promise((resolve) => socket.emit(event, ...args, resolve)), `the answer to ${event}`);
