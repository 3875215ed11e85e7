import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from './contract';
import type { AskedEvent, LobbySocket } from './lobby';

const secondTryMs = 2_000;

/** The official client on the namespace /chat: long-polling first, then WebSocket where nothing blocks it. */
export function chatSocket(): LobbySocket {
  const socket: Socket<ServerEvents, ClientEvents> = io('/chat', {
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });

  // The client gives up when the server itself ends the socket or refuses it; a restarting server does both.
  const tryAgain = () => {
    if (!socket.active) {
      setTimeout(() => socket.connect(), secondTryMs);
    }
  };
  socket.on('connect_error', tryAgain);
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') {
      tryAgain();
    }
  });

  // One event name at a time is type-safe in the contract; the client's own types cannot follow a generic name.
  const untyped = socket as unknown as {
    on(event: string, listener: unknown): void;
    timeout(ms: number): { emitWithAck(event: string, payload: unknown): Promise<never> };
  };
  return {
    get connected() {
      return socket.connected;
    },
    connect: () => socket.connect(),
    disconnect: () => socket.disconnect(),
    on: (event: string, listener: unknown) => untyped.on(event, listener),
    ask: (event: AskedEvent, payload, timeoutMs) => untyped.timeout(timeoutMs).emitWithAck(event, payload),
    tell: (event, payload) => void socket.volatile.emit(event, payload),
  };
}
