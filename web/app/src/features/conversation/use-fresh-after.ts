import { useState } from 'react';
import type { LogView } from './log';

/**
 * The seq after which messages are new to the reader, for the line above them. It is where reading had stopped when the
 * conversation was opened, when one last looked away, or when what was missed came, and it stays there while one reads.
 */
export function useFreshAfter(state: LogView, visible: boolean): number | null {
  const [line, setLine] = useState<{ after: number | null; away: boolean; current: boolean }>(() => ({
    after: state.unread > 0 ? state.readSeq : null,
    away: !visible,
    current: state.isCurrent,
  }));
  // Derived while rendering: the line moves in the same frame as what it stands above.
  if (line.away === visible) {
    setLine({
      ...line,
      after: visible ? line.after : state.unread > 0 ? state.readSeq : state.newestSeq,
      away: !visible,
    });
  } else if (line.current !== state.isCurrent) {
    setLine({
      ...line,
      // How many of it are unread is counted a moment later.
      after: line.after ?? (state.isCurrent && state.newestSeq > state.readSeq ? state.readSeq : null),
      current: state.isCurrent,
    });
  } else if (line.after !== null && state.readSeq < line.after) {
    // Marked as unread from further above.
    setLine({ ...line, after: state.readSeq });
  } else if (line.after === null && state.unread > 0 && state.readSeq < state.newestSeq - state.unread) {
    setLine({ ...line, after: state.readSeq });
  }
  return line.after;
}
