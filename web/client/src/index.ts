// The public API. Types of rows, requests and answers: `@parlance/client/events`.
export { ChatClient, type ChatClientOptions } from './client.ts';
export type { ConnectionState } from './connection/connection.ts';
export type { AnswerOf, Asked, PayloadOf, RequestOf, ServerEvent } from './connection/contract.ts';
export { browserDevice, type Device, steadyDevice } from './connection/device.ts';
export { type RefreshTokensOptions, refreshTokens, type TokenPair } from './connection/refresh-tokens.ts';
export { type ChatSocket, type SocketFactory, type SocketOptions, socketIo } from './connection/socket.ts';
export { personalToken, type TokenSource } from './connection/tokens.ts';
export type { ConversationAgent } from './conversations/agent.ts';
export type { PendingItem, ReactionGroup, StoredItem, TimelineItem } from './conversations/items.ts';
export type {
  ConversationState,
  ConversationSummary,
  ConversationsState,
  ReadyConversation,
  ThreadState,
  Timeline,
} from './conversations/state.ts';
export type { ThreadAgent } from './conversations/thread.ts';
export type { Draft, Drafts } from './drafts/drafts.ts';
export type { OwnRow, RowOf } from './feeds/row-key.ts';
export type { Draftable, OutboxItem, SendState } from './outbox/item.ts';
export type { Outbox } from './outbox/outbox.ts';
export type { OwnState } from './own/own-feed.ts';
export type { People } from './people/people.ts';
export type { Presence } from './people/presence.ts';
export { newId } from './shared/new-id.ts';
export { mayPass, ParlanceError } from './shared/parlance-error.ts';
export { Cell, type Readable } from './shared/readable.ts';
export { indexedDbStore } from './store/indexed-db.ts';
export { memoryStore, type Store } from './store/store.ts';
export { aloneTabs, browserTabs, type TabMessage, type Tabs } from './tabs/tabs.ts';
