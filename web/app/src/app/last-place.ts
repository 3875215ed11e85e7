const keyOf = (me: string) => `parlance.last.${me}`;

/** The conversation that somebody had open last on this device. */
export const lastPlace = {
  get(me: string): string | null {
    try {
      return localStorage.getItem(keyOf(me));
    } catch {
      return null;
    }
  },
  set(me: string, conversation: string): void {
    try {
      localStorage.setItem(keyOf(me), conversation);
    } catch {
      // Storage is switched off: the page begins at the liveliest conversation.
    }
  },
};
