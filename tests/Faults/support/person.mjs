import { io } from 'socket.io-client';
import { within } from './wait.mjs';

/** Somebody with an account, and one connection of the official client that comes back by itself. */
export class Person {
  #left = false;

  static async register(server, name, transports = ['websocket']) {
    return new Person(server, name, transports, await Person.account(server, name));
  }

  /** What the server answers when somebody has registered. */
  static async account(server, name) {
    const response = await fetch(`${server.url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: name, password: 'correct horse battery', client: 'body' }),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(`no account for ${name}: ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  constructor(server, name, transports, { accessToken, me }) {
    this.name = name;
    this.id = me.id;
    this.socket = io(`${server.url}/chat`, {
      auth: { token: accessToken },
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
      transports,
    });
    // The client comes back by itself from a lost connection, not from a refused one: a server that is just losing its database may refuse.
    for (const event of ['connect_error', 'disconnect']) {
      this.socket.on(event, () => setTimeout(() => this.#comeBack(), 50));
    }
  }

  #comeBack() {
    if (!this.#left && !this.socket.active) {
      this.socket.connect();
    }
  }

  async connect() {
    const { socket } = this;
    if (!socket.connected) {
      const connected = new Promise((resolve) => socket.once('connect', resolve));
      socket.connect();
      await within(connected, `${this.name} to be connected`, 60_000);
    }
    return this;
  }

  /** The answer; null when the connection ended first, so that nobody knows what became of the request. */
  async ask(eventName, payload) {
    const { socket } = this;
    if (!socket.connected) {
      return null;
    }
    let over;
    const ended = new Promise((resolve) => {
      over = () => resolve(null);
      socket.once('disconnect', over);
    });
    const answered = new Promise((resolve) => socket.emit(eventName, payload, resolve));
    try {
      return await within(Promise.race([answered, ended]), `the answer to ${eventName} of ${this.name}`, 60_000);
    } finally {
      socket.off('disconnect', over);
    }
  }

  /** The answer to what has to succeed, asked again over new connections until it does. */
  async do(eventName, payload) {
    for (;;) {
      await this.connect();
      const answer = await this.ask(eventName, payload);
      if (answer?.ok) {
        return answer;
      }
      if (answer !== null && answer.error.code !== 'unavailable') {
        const failure = new Error(`${eventName} of ${this.name}: ${JSON.stringify(answer)}`);
        throw Object.assign(failure, { code: answer.error.code });
      }
    }
  }

  /**
   * Ends a WebSocket as a pulled plug does, without a packet that says so; over long-polling, the session. One that is only coming to be stays: the
   * client would not notice for 20 s.
   */
  cut() {
    const { engine } = this.socket.io;
    if (engine?.transport?.name === 'websocket') {
      engine.transport.ws?.terminate();
    } else if (this.socket.connected) {
      engine?.close();
    }
  }

  leave() {
    this.#left = true;
    this.socket.disconnect();
  }
}
