// What one person began in each room, kept for this tab through a change of room, a reload, and the end of a session.
const keyOf = (place: string) => `parlance.draft.${place}`;

export function readDraft(place: string): string {
  try {
    return sessionStorage.getItem(keyOf(place)) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(place: string, text: string): void {
  try {
    if (text === '') {
      sessionStorage.removeItem(keyOf(place));
    } else {
      sessionStorage.setItem(keyOf(place), text);
    }
  } catch {
    // Storage is full or switched off: the draft lives as long as its field.
  }
}
