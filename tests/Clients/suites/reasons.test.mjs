import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { ask, watcher } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';

// What ends a connection, and the reason that each side sees. Polling and WebSocket differ where the transport does.
const endings = [
  {
    name: 'the client leaves the namespace',
    end: (socket) => socket.disconnect(),
    client: 'io client disconnect',
    server: 'client namespace disconnect',
  },
  {
    name: 'the server takes the client out of the namespace',
    end: (socket) => socket.emit('disconnect-me', false),
    client: 'io server disconnect',
    server: 'server namespace disconnect',
  },
  {
    name: 'the server closes the connection',
    end: (socket) => socket.emit('disconnect-me', true),
    client: 'io server disconnect',
    server: 'server namespace disconnect',
  },
  {
    name: 'the client closes the connection',
    end: (socket) => socket.io.engine.close(),
    client: 'forced close',
    server: 'transport close',
  },
  {
    name: 'the client sends what is no packet',
    end: (socket) => socket.io.engine.write('2["x"'),
    client: 'transport close',
    server: 'forced close',
  },
  {
    name: 'the client sends binary that belongs to nothing',
    end: (socket) => socket.io.engine.write(Buffer.from([1, 2, 3])),
    client: 'transport close',
    server: 'forced close',
  },
];

inEveryMode('disconnect reasons', (it) => {
  for (const { name, end, client, server } of endings) {
    it(`when ${name}`, async (clients) => {
      const watch = await watcher(clients);
      const socket = await clients.connect();
      const { id } = socket;
      end(socket);

      const [reason] = await socket.heard.next('disconnect');
      const here = (event) => event.id === id;
      const [leaving] = await watch.next('leaving', here);
      const [left] = await watch.next('left', here);
      assert.deepEqual({ client: reason, server: left.reason }, { client, server });
      assert.deepEqual(leaving, { namespace: '/', id, reason: server, rooms: [id] });
      assert.equal(socket.id, undefined);
    });
  }

  it('when the network breaks', async (clients, mode) => {
    const watch = await watcher(clients);
    const agent = new Agent();
    const socket = await clients.connect('/', { agent });
    const { id } = socket;
    // A polling client has its requests on the agent; a WebSocket has left it.
    agent.destroy();
    socket.io.engine.transport.ws?.terminate();

    const [left] = await watch.next('left', (event) => event.id === id);
    // A polling client still says goodbye in a new request, which races with the end of the broken one.
    assert.match(left.reason, mode.transports.at(-1) === 'polling' ? /^transport (error|close)$/ : /^transport close$/);
    const [reason] = await socket.heard.next('disconnect');
    assert.equal(reason, mode.transports.at(-1) === 'polling' ? 'transport error' : 'transport close');
  });

  it('keep what was sent before a disconnection by the server', async (clients) => {
    const socket = await clients.connect();
    const [answered] = await Promise.all([ask(socket, 'echo-ack', 'last'), socket.emit('disconnect-me', true)]);

    assert.equal(answered, 'last');
    assert.equal((await socket.heard.next('disconnect'))[0], 'io server disconnect');
  });

  it('are told once per namespace', async (clients) => {
    const watch = await watcher(clients);
    const main = await clients.connect();
    const left = await clients.join(main, '/left');
    const ids = [main.id, left.id];
    main.io.engine.close();

    for (const id of ids) {
      assert.equal((await watch.next('left', (event) => event.id === id))[0].reason, 'transport close');
    }
    const last = await clients.connect();
    last.disconnect();
    await watch.next('left', (event) => event.reason === 'client namespace disconnect');
    assert.deepEqual(
      watch.all('left').filter(([event]) => ids.includes(event.id)),
      [],
    );
  });
});
