import type { AnswerOf, Asked, RequestOf } from '../connection/contract.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OwnFeed } from '../own/own-feed.ts';
import type { People } from '../people/people.ts';
import type { Tabs } from '../tabs/tabs.ts';
import type { ConversationAgent } from './agent.ts';

/** What the conversations of one client share. */
export interface Home {
  readonly me: string;
  readonly own: OwnFeed;
  readonly people: People;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly tabs: Tabs;
  readonly online: boolean;
  /** There is no connection, and there was, or cannot be one. */
  readonly away: boolean;
  /** Resolves when there is a connection, at once or some time. */
  whenOnline(): Promise<void>;
  /** Now, or not at all: what the client does by itself. */
  ask<E extends Asked>(event: E, body: RequestOf<E>): Promise<AnswerOf<E>>;
  /** Waits a moment for a connection, and takes what the answer brings: what a person does. */
  request<E extends Asked>(event: E, body: RequestOf<E>): Promise<AnswerOf<E>>;
  /** The conversation looks different in the list. */
  changed(agent: ConversationAgent): void;
  /** It has come on a screen, or gone. */
  shown(agent: ConversationAgent): void;
}
