import type { ClientEvents, ServerEvents } from '../events.gen.ts';

/** The events that are answered. */
export type Asked = {
  [E in keyof ClientEvents]: Parameters<ClientEvents[E]> extends [unknown, unknown] ? E : never;
}[keyof ClientEvents];

export type RequestOf<E extends Asked> = Parameters<ClientEvents[E]>[0];

type Ack<E extends Asked> = Parameters<ClientEvents[E]>[1] extends (answer: infer Answer) => void ? Answer : never;

/** What comes back when the request was not refused. */
export type AnswerOf<E extends Asked> = Extract<Ack<E>, { readonly ok: true }>;

export type ServerEvent = keyof ServerEvents;
export type PayloadOf<E extends ServerEvent> = Parameters<ServerEvents[E]>[0];

/** Asks the server; throws a `ParlanceError` when it refuses, or is out of reach. */
export type Ask = <E extends Asked>(event: E, body: RequestOf<E>) => Promise<AnswerOf<E>>;
