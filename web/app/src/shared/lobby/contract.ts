// What goes over the wire on the namespace /chat. The server's side of it is src/Parlance.Chat/Lobby.

export interface Person {
  /** Of the account. */
  readonly id: string;
  readonly name: string;
  /** What its owner chose for the initials. */
  readonly color?: string;
}

export interface RoomSummary {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly lastSeq: number;
}

/** `seq` counts 1, 2, 3 … within a room, for as long as the server runs. */
export interface Message {
  readonly room: string;
  readonly seq: number;
  readonly clientId: string;
  readonly author: Person;
  readonly text: string;
  /** Unix time in milliseconds, by the server's clock. */
  readonly at: number;
}

export interface ChatError {
  readonly code: string;
  readonly message: string;
  /** Seconds until the same request may be made again. */
  readonly retryAfter?: number;
}

export type Ack<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: ChatError };

export interface Entered {
  /** Names one run of the server. Another epoch means that rooms and messages started anew. */
  readonly epoch: string;
  readonly me: Person;
  readonly online: number;
  readonly rooms: readonly RoomSummary[];
}

export interface Joined {
  readonly room: RoomSummary;
  readonly people: readonly Person[];
  /** The revision of `people`; the next `people:change` carries the next one. */
  readonly rev: number;
  /** What followed `after`, or all that is kept. */
  readonly messages: readonly Message[];
}

export interface PeopleChange {
  readonly room: string;
  readonly rev: number;
  readonly kind: 'joined' | 'left' | 'renamed';
  readonly person: Person;
}

export interface RoomChange {
  readonly online: number;
  readonly changed: readonly RoomSummary[];
  readonly removed: readonly string[];
}

export interface TypingChange {
  readonly room: string;
  readonly person: Person;
  readonly typing: boolean;
}

type Request<Payload, Answer> = (payload: Payload, ack: (answer: Ack<Answer>) => void) => void;

export interface ClientEvents {
  /** As the account that the token of the handshake belongs to. */
  'lobby:enter': Request<object, Entered>;
  /** A new token for this socket, before the old one runs out. */
  'auth:refresh': Request<{ readonly token: string }, { readonly expiresAt: string }>;
  'room:join': Request<{ readonly room: string; readonly after: number; readonly epoch: string }, Joined>;
  'room:leave': Request<{ readonly room: string }, object>;
  'room:post': Request<
    { readonly room: string; readonly clientId: string; readonly text: string },
    { readonly message: Message }
  >;
  'room:type': (payload: { readonly room: string; readonly typing: boolean }) => void;
}

export interface ServerEvents {
  'room:message': (message: Message) => void;
  'people:change': (change: PeopleChange) => void;
  'room:change': (change: RoomChange) => void;
  'room:typing': (change: TypingChange) => void;
  /** The last word before the server cuts this socket. */
  'auth:ended': (end: { readonly code: string }) => void;
}

/** The limits of LobbyLimits that the page shows before the server has to refuse. */
export const limits = {
  roomNameCharsMax: 40,
  messageCharsMax: 4_000,
} as const;
