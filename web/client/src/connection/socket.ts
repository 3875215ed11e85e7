import { io } from 'socket.io-client';

/** The part of the official client's socket that the connection uses. */
export interface ChatSocket {
  readonly connected: boolean;
  /** Whether it is connected, or will try to be by itself. */
  readonly active: boolean;
  /** `websocket` or `polling`. */
  readonly transport: string;
  connect(): void;
  disconnect(): void;
  /** Ends the transport without a word to the server, as a network does: the client then comes back by itself. */
  drop(): void;
  /** Returns what ends it. */
  on(event: string, listener: (payload: never) => void): () => void;
  /** Calls back with the answer, as soon as it comes. */
  emit(event: string, body: unknown, answered: (answer: unknown) => void): void;
}

/** What makes a socket, given how to get a token. */
export type SocketFactory = (token: (give: (token: string | null) => void) => void) => ChatSocket;

export interface SocketOptions {
  /** The server's origin; empty for the page's own. */
  readonly url: string;
  /** `polling` first by default, then `websocket` where nothing is in its way. */
  readonly transports?: readonly ('polling' | 'websocket')[];
  /** How long to wait before the first attempt to come back, half of it more or less by chance; 1,000 ms. */
  readonly reconnectionDelayMs?: number;
}

/** The official client, on the namespace `/chat`. */
export const socketIo =
  ({ url, transports, reconnectionDelayMs = 1_000 }: SocketOptions): SocketFactory =>
  (token) => {
    const socket = io(`${url}/chat`, {
      autoConnect: false,
      forceNew: true,
      // With chance in it: a server that starts must not meet all its clients at once.
      reconnectionDelay: reconnectionDelayMs,
      reconnectionDelayMax: 5 * reconnectionDelayMs,
      randomizationFactor: 0.5,
      // Asked before each attempt: a token lives ten minutes, a connection for days.
      auth: (give) => token((value) => give({ token: value })),
      ...(transports === undefined ? {} : { transports: [...transports] }),
    });
    return {
      get connected() {
        return socket.connected;
      },
      get active() {
        return socket.active;
      },
      get transport() {
        return socket.io.engine?.transport?.name ?? '';
      },
      connect: () => void socket.connect(),
      disconnect: () => void socket.disconnect(),
      drop: () => socket.io.engine?.close(),
      // The contract says what comes with an event: more than the official client's types can follow.
      on(event, listener) {
        const heard = listener as (payload: unknown) => void;
        socket.on(event, heard);
        return () => void socket.off(event, heard);
      },
      emit(event, body, answered) {
        // What is written into a WebSocket that is closing is lost, and browsers complain of it. That it is lost is told in a moment.
        const { ws } = (socket.io.engine?.transport ?? {}) as { readonly ws?: WebSocket };
        if (ws === undefined || ws.readyState <= ws.OPEN) {
          socket.emit(event, body, answered);
        }
      },
    };
  };
