import type { ClientEvents, Joined, Message, Person, ServerEvents } from './contract';
import type { Answer, AskedEvent, LobbySocket } from './lobby';
import type { Profile } from './profile';

/** A socket and the server behind it, for tests: it answers as the real one does and can be cut off at any point. */
export class FakeServer implements LobbySocket {
  connected = false;
  epoch = 'first';
  people: Person[] = [];
  messages: Message[] = [];
  readonly asked: { event: AskedEvent; payload: unknown }[] = [];
  readonly told: unknown[] = [];
  /** Set to lose the next acks: the server does its work, and nobody hears of it. */
  losesAcks = false;
  readonly #listeners = new Map<string, ((payload: never) => void)[]>();
  #reachable = true;

  on(event: string, listener: (payload: never) => void): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  fire<E extends keyof ServerEvents>(event: E, payload: Parameters<ServerEvents[E]>[0]): void {
    this.#call(event, payload);
  }

  connect(): void {
    if (this.#reachable && !this.connected) {
      this.connected = true;
      this.#call('connect');
    }
  }

  disconnect(): void {
    if (this.connected) {
      this.connected = false;
      this.#call('disconnect');
    }
  }

  /** The network goes away, and comes back. */
  cut(): void {
    this.#reachable = false;
    this.disconnect();
  }

  mend(): void {
    this.#reachable = true;
    this.connect();
  }

  restart(): void {
    this.epoch = `${this.epoch}+`;
    this.messages = [];
    this.people = [];
  }

  tell(_event: 'room:type', payload: unknown): void {
    this.told.push(payload);
  }

  async ask<E extends AskedEvent>(event: E, payload: Parameters<ClientEvents[E]>[0]): Promise<Answer<E>> {
    this.asked.push({ event, payload });
    const answer = this.#answer(event, payload);
    await Promise.resolve();
    if (this.losesAcks || !this.connected) {
      throw new Error('no ack');
    }
    return answer as Answer<E>;
  }

  #answer(event: AskedEvent, payload: unknown): unknown {
    const me = { id: 'me', name: 'Ann' };
    switch (event) {
      case 'lobby:enter':
        return { ok: true, epoch: this.epoch, me, online: 1, rooms: [] };
      case 'room:join': {
        const { room, after, epoch } = payload as { room: string; after: number; epoch: string };
        const joined: Joined = {
          room: { id: room.toLowerCase(), name: room, people: 1, lastSeq: this.messages.length },
          people: [me, ...this.people],
          rev: 1,
          messages: this.messages.filter((message) => epoch !== this.epoch || message.seq > after),
        };
        return { ok: true, ...joined };
      }
      case 'room:leave':
        return { ok: true };
      case 'auth:refresh':
        return { ok: true, expiresAt: '2026-01-01T00:10:00Z' };
      case 'room:post': {
        const { room, clientId, text } = payload as { room: string; clientId: string; text: string };
        const known = this.messages.find((message) => message.clientId === clientId);
        const message = known ?? { room, seq: this.messages.length + 1, clientId, author: me, text, at: 1 };
        if (known === undefined) {
          this.messages.push(message);
        }
        return { ok: true, message };
      }
    }
  }

  #call(event: string, payload?: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      listener(payload as never);
    }
  }
}

export function memoryProfile(): Profile {
  let outbox: ReturnType<Profile['outbox']['read']> = [];
  return {
    rooms: [],
    outbox: {
      read: () => outbox,
      write: (items) => {
        outbox = items;
      },
    },
  };
}
