// The official Socket.IO client for somebody who cannot run it: asks what it is told to ask, and tells what was answered.
//
//   POST {site}   { server, token, transport, eventName, payload } -> { answer } or { refused }
//
// A connection is kept for each server, token and transport. Prints `ready <site>`.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { io } from 'socket.io-client';

const patience = 20_000;
const sockets = new Map();

const socketOf = ({ server, token, transport }) => {
  const key = `${server} ${token} ${transport}`;
  if (!sockets.has(key)) {
    const options = {
      auth: { token },
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      transports: [transport],
    };
    sockets.set(key, io(new URL('/chat', server).href, options));
  }
  return sockets.get(key);
};

const connect = async (socket) => {
  const refused = new Promise((resolve) => socket.once('connect_error', resolve));
  const connected = once(socket, 'connect');
  socket.connect();
  const error = await Promise.race([connected.then(() => null), refused]);
  socket.off('connect_error');
  return error;
};

const ask = async (question) => {
  const socket = socketOf(question);
  const error = socket.connected ? null : await connect(socket);
  if (error) {
    return { refused: error.message };
  }
  return { answer: (await socket.timeout(patience).emitWithAck(question.eventName, question.payload)) ?? null };
};

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  try {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await ask(JSON.parse(body))));
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end(error.stack);
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`ready http://127.0.0.1:${server.address().port}/`);

// Whoever started this holds the other end of its input, and takes it along when it dies.
process.stdin.on('end', () => process.exit()).resume();
