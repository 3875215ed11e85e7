import { type Row, timeOf } from './rows';

export interface StickyDay {
  readonly at: number;
  /** How far the next day's name has pushed it out of the view, in pixels. */
  readonly pushed: number;
}

/**
 * The day to which the first row on the screen belongs, for as long as its own name is scrolled out.
 * @param first the index of the row at the top edge
 * @param starts where each row begins
 * @param top how far is scrolled
 * @param room the height that its name takes at the top
 */
export function stickyDay(
  rows: readonly Row[],
  starts: (index: number) => number,
  first: number,
  top: number,
  room: number,
): StickyDay | null {
  for (let index = Math.min(first, rows.length - 1); index >= 0; index--) {
    const row = rows[index];
    if (row?.kind === 'day') {
      return starts(index) >= top ? null : { at: row.at, pushed: pushedBy(rows, starts, first, top + room) };
    }
  }
  const [oldest, second] = rows;
  // Its day may have begun before what is loaded. What stands above a thread is of another one.
  return oldest?.kind === 'message' && second?.kind !== 'replies'
    ? { at: timeOf(oldest.item), pushed: pushedBy(rows, starts, first, top + room) }
    : null;
}

function pushedBy(rows: readonly Row[], starts: (index: number) => number, first: number, bottom: number): number {
  for (let index = first + 1; index < rows.length && starts(index) < bottom; index++) {
    if (rows[index]?.kind === 'day') {
      return bottom - starts(index);
    }
  }
  return 0;
}
