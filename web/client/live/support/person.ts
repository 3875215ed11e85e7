import { connect, createServer, type Server as NetServer, type Socket as NetSocket } from 'node:net';
import {
  ChatClient,
  type ChatClientOptions,
  type ConversationState,
  type Readable,
  refreshTokens,
  type Store,
  type TokenPair,
  type TokenSource,
} from '../../src/index.ts';

/** How long anything may take that the tests wait for: two cores, and others at work on them. */
const patienceMs = 20_000;

/** Resolves when it is true of the value. */
export function until<T>(readable: Readable<T>, isSo: (value: T) => boolean, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const value = readable.getSnapshot();
      if (isSo(value)) {
        clearTimeout(timer);
        unsubscribe();
        resolve(value);
      }
    };
    const timer = setTimeout(() => {
      unsubscribe();
      reject(
        new Error(`waited ${patienceMs} ms for ${what}: ${JSON.stringify(readable.getSnapshot()).slice(0, 2_000)}`),
      );
    }, patienceMs);
    const unsubscribe = readable.subscribe(look);
    queueMicrotask(look);
  });
}

export interface Account {
  readonly id: string;
  readonly pair: TokenPair;
}

/** Makes an account. */
export async function register(url: string, username: string): Promise<Account> {
  const response = await fetch(`${url}/api/v1/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'correct horse battery', client: 'body' }),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(`no account for ${username}: ${JSON.stringify(answer)}`);
  }
  return { id: answer.me.id, pair: answer };
}

/** A client of an account, as a program would have it. */
export function clientOf(
  url: string,
  account: Account,
  options: Partial<ChatClientOptions> & { readonly store?: Store; readonly tokens?: TokenSource } = {},
): ChatClient {
  return new ChatClient({
    url,
    me: account.id,
    tokens: refreshTokens({ url, pair: account.pair }),
    transports: ['websocket'],
    reconnectionDelayMs: 40,
    ...options,
  });
}

/** The texts of what is shown, those on their way in brackets. */
export function textsOf(state: ConversationState): string[] {
  return state.kind !== 'ready'
    ? []
    : state.timeline.items.map((item) => (item.kind === 'stored' ? item.message.text : `[${item.item.text}]`));
}

/** A wire between a client and its server that can be cut, and whose far end can fall silent. */
export class Wire {
  readonly #listener: NetServer;
  readonly #sockets = new Set<NetSocket>();
  #isCut = false;
  port = 0;

  constructor(target: number) {
    this.#listener = createServer((near) => {
      if (this.#isCut) {
        near.destroy();
        return;
      }
      const far = connect(target, '127.0.0.1');
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#listener.listen(0, '127.0.0.1', resolve));
    const address = this.#listener.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#listener.close();
  }
}
