import type { ChatSocket, SocketFactory } from '../connection/socket.ts';

export type Body = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** What a socket needs of the server that it belongs to. */
export interface Far {
  readonly isUp: boolean;
  refusal: (token: string | null) => string | null;
  handle(socket: FakeSocket, event: string, body: Body): Promise<Answer>;
}

/** A socket that behaves as the official client's does. */
export class FakeSocket implements ChatSocket {
  connected = false;
  active = false;
  readonly transport = 'websocket';
  readonly user: string;
  readonly #server: Far;
  readonly #token: Parameters<SocketFactory>[0];
  readonly #listeners = new Map<string, ((payload: never) => void)[]>();
  #life = 0;

  constructor(server: Far, user: string, token: Parameters<SocketFactory>[0]) {
    this.#server = server;
    this.user = user;
    this.#token = token;
  }

  connect(): void {
    if (this.active) {
      return;
    }
    this.active = true;
    this.#token((token) =>
      queueMicrotask(() => {
        if (!this.active || !this.#server.isUp) {
          return;
        }
        const refusal = this.#server.refusal(token);
        if (refusal === null) {
          this.connected = true;
          this.#tell('connect', undefined);
        } else {
          this.active = false;
          this.#tell('connect_error', { data: { code: refusal, message: refusal } });
        }
      }),
    );
  }

  disconnect(): void {
    this.active = false;
    this.#end('io client disconnect');
  }

  drop(): void {
    this.#end('forced close');
    this.#comeBack();
  }

  /** As the official client does when the network goes away and comes back. */
  lose(): void {
    this.#end('transport close');
  }

  back(): void {
    if (this.active && !this.connected) {
      this.#comeBack();
    }
  }

  /** The server ends it. */
  cut(): void {
    this.active = false;
    this.#end('io server disconnect');
  }

  on(event: string, listener: (payload: never) => void): () => void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return () =>
      this.#listeners.set(
        event,
        (this.#listeners.get(event) ?? []).filter((each) => each !== listener),
      );
  }

  emit(event: string, body: unknown, answered: (answer: unknown) => void): void {
    const life = this.#life;
    void this.#server.handle(this, event, structuredClone(body) as Body).then((answer) => {
      if (this.connected && life === this.#life) {
        answered(structuredClone(answer));
      }
    });
  }

  /** An event of the server. */
  hear(event: string, payload: unknown): void {
    if (this.connected) {
      this.#tell(event, structuredClone(payload));
    }
  }

  #comeBack(): void {
    this.active = false;
    this.connect();
  }

  #end(reason: string): void {
    this.#life++;
    if (this.connected) {
      this.connected = false;
      this.#tell('disconnect', reason);
    }
  }

  #tell(event: string, payload: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      listener(payload as never);
    }
  }
}
