import { afterEach, beforeEach, vi } from 'vitest';
import type { ChatClient, ChatClientOptions } from '../client.ts';
import { FakeServer } from './fake-server.ts';
import { clientOf, settled } from './fakes.ts';

/** A server with a group of Ann and Ben, a clock that stands still, and clients that are stopped after each test. */
export class Stage {
  server = new FakeServer();
  group = '';
  readonly #clients: ChatClient[] = [];

  constructor() {
    beforeEach(() => {
      vi.useFakeTimers();
      this.server = new FakeServer();
      this.group = this.server.create('group', ['ann', 'ben']);
    });
    afterEach(() => {
      for (const client of this.#clients.splice(0)) {
        client.stop();
      }
      vi.useRealTimers();
    });
  }

  /** Lets the clock run. */
  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
  }

  async start(me: string, options: Partial<ChatClientOptions> = {}): Promise<ChatClient> {
    const client = clientOf(this.server, me, options);
    this.#clients.push(client);
    await client.start();
    await settled();
    return client;
  }
}
