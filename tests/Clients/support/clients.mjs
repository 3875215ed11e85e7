import { io } from 'socket.io-client';
import { Inbox } from './inbox.mjs';
import { next, waitMs } from './wait.mjs';

/** The three ways in. The last transport is the one on which a connection ends up. */
export const modes = [
  { name: 'polling only', transports: ['polling'] },
  { name: 'WebSocket only', transports: ['websocket'] },
  { name: 'polling, then upgrade', transports: ['polling', 'websocket'] },
];

/** The official clients of one test. All are closed when the test ends. */
export class Clients {
  #sockets = new Set();

  constructor(test, server, mode = modes[1]) {
    this.server = server;
    this.mode = mode;
    test.after(() => this.close());
  }

  /** A client that has begun to connect. `heard` keeps every event, also connect, connect_error and disconnect. */
  open(namespace = '/', options = {}) {
    const socket = io(this.server.url + namespace, {
      transports: this.mode.transports,
      forceNew: true,
      reconnection: false,
      ...this.mode.client,
      ...options,
    });
    return this.#record(socket);
  }

  /** A client that is connected and, where the mode says so, upgraded. */
  async connect(namespace = '/', options = {}) {
    const socket = this.open(namespace, options);
    await connected(socket);
    await upgraded(socket);
    return socket;
  }

  /** Another namespace on the connection of a client. */
  async join(socket, namespace, options = {}) {
    const other = this.#record(socket.io.socket(namespace, options));
    await connected(other);
    return other;
  }

  close() {
    for (const socket of this.#sockets) {
      socket.io.reconnection(false);
      socket.disconnect();
      socket.io.engine?.close();
    }
  }

  #record(socket) {
    this.#sockets.add(socket);
    const heard = new Inbox();
    socket.onAny((name, ...args) => heard.push(name, args));
    for (const name of ['connect', 'connect_error', 'disconnect']) {
      socket.on(name, (...args) => heard.push(name, args));
    }
    return Object.assign(socket, { heard });
  }
}

/** Waits for the server's answer to CONNECT: a refusal is thrown. */
async function connected(socket) {
  const answer = await socket.heard.next(['connect', 'connect_error']);
  if (!socket.connected) {
    throw answer[0];
  }
}

/** Waits until the connection has the last of its transports. */
export async function upgraded(socket) {
  const { engine, opts } = socket.io;
  if (engine.transport.name !== opts.transports.at(-1)) {
    await next(engine, 'upgrade');
  }
}

/** Sends an event and gives the first argument of the answer, as everywhere within bounds. */
export const ask = (socket, event, ...args) => socket.timeout(waitMs).emitWithAck(event, ...args);

/** What the server tells about the sockets of a test. */
export async function watcher(clients) {
  return (await clients.connect('/watch', { transports: ['websocket'] })).heard;
}
