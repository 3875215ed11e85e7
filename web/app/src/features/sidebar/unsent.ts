import type { ConversationSummary, OutboxItem } from '@parlance/client';

export interface Unsent {
  readonly user: string;
  readonly failed: boolean;
}

/** Those to whom something is on its way, or was refused, without a conversation that could be listed. */
export function unsentTo(outbox: readonly OutboxItem[], items: readonly ConversationSummary[]): readonly Unsent[] {
  const known = new Set(items.map(({ peer }) => peer));
  const people = new Map<string, boolean>();
  for (const { to, state } of outbox) {
    if (to !== null && !known.has(to)) {
      people.set(to, people.get(to) === true || state.kind === 'failed');
    }
  }
  return [...people].map(([user, failed]) => ({ user, failed }));
}
