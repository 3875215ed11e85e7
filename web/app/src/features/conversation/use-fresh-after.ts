import { useState } from 'react';
import type { LogView } from './log';

/**
 * The seq after which messages are new to the reader, for the line above them. It is where reading had stopped when the
 * conversation was opened, or when one last looked away, and it stays there while one reads.
 */
export function useFreshAfter(state: LogView, visible: boolean): number | null {
  const [line, setLine] = useState<{ after: number | null; away: boolean }>(() => ({
    after: state.unread > 0 ? state.readSeq : null,
    away: !visible,
  }));
  // Derived while rendering: the line moves in the same frame as what it stands above.
  if (line.away === visible) {
    setLine({ after: visible ? line.after : state.unread > 0 ? state.readSeq : state.newestSeq, away: !visible });
  } else if (line.after !== null && state.readSeq < line.after) {
    // Marked as unread from further above.
    setLine({ ...line, after: state.readSeq });
  } else if (line.after === null && state.unread > 0 && state.readSeq < state.newestSeq - state.unread) {
    setLine({ ...line, after: state.readSeq });
  }
  return line.after;
}
