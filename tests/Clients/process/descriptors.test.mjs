// A server that has run out of file descriptors serves again as soon as some are given back. Ours on its epoll transport: on Kestrel's own,
// the .NET runtime itself may end, since a thread needs descriptors too.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { within } from '../support/wait.mjs';

const isOurs = process.env.TARGET?.startsWith('dotnet') ?? false;

test('a server without descriptors comes back', { skip: isOurs ? false : 'the epoll transport is ours' }, async () => {
  const server = await startServer(
    {},
    { through: ['prlimit', '--nofile=300:300'], env: { PARLANCE_TRANSPORT: 'epoll' } },
  );
  const { hostname, port } = new URL(server.url);
  const sockets = Array.from({ length: 400 }, () => connect(Number(port), hostname).on('error', () => {}));
  await within(Promise.all(sockets.map((socket) => once(socket, 'connect'))), 'the system accepts them all');

  // The newest is not served; it would be, at once, if there were a descriptor for it.
  const last = sockets.at(-1);
  last.write('GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n');
  const answer = once(last, 'data');
  for (const socket of sockets.slice(0, -1)) {
    socket.destroy();
  }

  const [data] = await within(answer, 'the answer to who has waited');
  assert.match(data.toString(), /^HTTP\/1.1 404 /);
  last.destroy();
  const again = await within(fetch(`${server.url}/nothing`), 'the answer to somebody new');
  assert.equal(again.status, 404);
  await server.stop();
});
