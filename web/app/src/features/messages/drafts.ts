// What was begun in each room, kept for this tab through a change of room and a reload.
const keyOf = (room: string) => `parlance.draft.${room}`;

export function readDraft(room: string): string {
  try {
    return sessionStorage.getItem(keyOf(room)) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(room: string, text: string): void {
  try {
    if (text === '') {
      sessionStorage.removeItem(keyOf(room));
    } else {
      sessionStorage.setItem(keyOf(room), text);
    }
  } catch {
    // Storage is full or switched off: the draft lives as long as its field.
  }
}
