import { Derived } from '../shared/readable.ts';
import type { ConversationAgent } from './agent.ts';
import type { ConversationSummary, ConversationsState } from './state.ts';

/** One's conversations, as a list shows them. Only those are looked at again of which something has changed. */
export class ConversationList extends Derived<ConversationsState> {
  readonly #changed: Set<ConversationAgent>;
  #status: ConversationsState['status'] = 'loading';

  constructor() {
    const changed = new Set<ConversationAgent>();
    const summaries = new Map<string, ConversationSummary>();
    super((before) => {
      let different = before?.status !== this.#status;
      for (const agent of changed) {
        const { summary } = agent;
        different ||= summaries.get(agent.id) !== (summary ?? undefined);
        if (summary === null) {
          summaries.delete(agent.id);
        } else {
          summaries.set(agent.id, summary);
        }
      }
      changed.clear();
      return before !== undefined && !different ? before : stateOf(this.#status, summaries);
    });
    this.#changed = changed;
  }

  ready(): void {
    this.#status = 'ready';
    this.changed();
  }

  agentChanged(agent: ConversationAgent): void {
    this.#changed.add(agent);
    this.changed();
  }
}

function stateOf(
  status: ConversationsState['status'],
  summaries: ReadonlyMap<string, ConversationSummary>,
): ConversationsState {
  const items = [...summaries.values()].sort((a, b) =>
    a.activeAt < b.activeAt ? 1 : a.activeAt > b.activeAt ? -1 : 0,
  );
  let unread = 0;
  let mentions = 0;
  for (const item of items) {
    unread += item.muted ? 0 : item.unread;
    mentions += item.muted ? 0 : item.mentions;
  }
  return { status, items, byId: new Map(summaries), unread, mentions };
}
