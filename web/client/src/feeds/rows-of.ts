import type { FeedRow } from '../events.gen.ts';

/** The rows that an answer brings, under whatever name. */
export function rowsOf(answer: object): FeedRow[] {
  const rows: FeedRow[] = [];
  for (const value of Object.values(answer)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (isRow(each)) {
        rows.push(each);
      }
    }
  }
  return rows;
}

const isRow = (value: unknown): value is FeedRow =>
  typeof value === 'object' && value !== null && 'type' in value && 'rev' in value;
