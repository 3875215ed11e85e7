import { io, type Socket } from 'socket.io-client';
import type { EndReason, Session } from '~/shared/api/session';
import type { ClientEvents, ServerEvents } from './contract';
import type { AskedEvent, LobbySocket } from './lobby';

const secondTryMs = 2_000;

// Why the server ended the session behind a socket, as far as the person should know.
const endReasons: Readonly<Record<string, EndReason>> = {
  disabled: 'disabled',
  password_changed: 'password',
  ended_by_administrator: 'administrator',
};

/**
 * The official client on the namespace /chat: long-polling first, then WebSocket where nothing blocks it. It enters
 * with the session's token, keeps it fresh, and ends with it.
 */
export function chatSocket(session: Session): LobbySocket {
  const socket: Socket<ServerEvents, ClientEvents> = io('/chat', {
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    forceNew: true,
    // Asked before each attempt: a token lives ten minutes, a connection for days.
    auth: (give) => void session.accessToken().then((token) => give({ token })),
  });

  let wanted = false;
  const connect = () => {
    if (wanted && !socket.active) {
      socket.connect();
    }
  };
  // The client gives up when the server itself ends the socket or refuses it; a restarting server does both.
  const tryAgain = () => setTimeout(connect, secondTryMs);

  /** A new token, and with it another attempt. Without one the session is over, and the page goes elsewhere. */
  const renew = async () => {
    if (await session.refresh()) {
      connect();
    } else {
      tryAgain();
    }
  };

  socket.on('connect_error', (error: Error & { readonly data?: { readonly code?: string } }) => {
    switch (error.data?.code) {
      case 'token_expired':
      case 'unauthenticated':
      case 'session_ended':
      case 'email_unverified':
      case 'second_factor_required':
        void (renewals++ === 0 ? renew() : setTimeout(() => void renew(), secondTryMs));
        break;
      case 'disabled':
        session.end('disabled');
        break;
      default:
        tryAgain();
    }
  });
  // A server that refuses every fresh token is not asked without pause.
  let renewals = 0;
  socket.on('connect', () => {
    renewals = 0;
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') {
      tryAgain();
    }
  });

  socket.on('auth:ended', ({ code }) => {
    switch (code) {
      case 'token_expired':
      case 'role_changed':
      // A fresh answer says what is asked of the account, and the page goes there.
      case 'second_factor_required':
        void renew();
        break;
      case 'signed_out':
      case 'deleted':
        session.forget();
        break;
      default:
        session.end(endReasons[code] ?? 'ended');
    }
  });
  session.onToken((token) => {
    if (socket.connected) {
      socket.emit('auth:refresh', { token }, () => {});
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
    connect: () => {
      wanted = true;
      connect();
    },
    disconnect: () => {
      wanted = false;
      socket.disconnect();
    },
    on: (event: string, listener: unknown) => untyped.on(event, listener),
    ask: (event: AskedEvent, payload, timeoutMs) => untyped.timeout(timeoutMs).emitWithAck(event, payload),
    tell: (event, payload) => void socket.volatile.emit(event, payload),
  };
}
