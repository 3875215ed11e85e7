// A room's address is the part of the page's address after #, so that a link to it can be sent to somebody.
export const linkTo = (room: string): string => `#/${encodeURIComponent(room)}`;

export function roomOf(hash: string): string | null {
  try {
    const room = decodeURIComponent(hash.replace(/^#\/?/u, '')).trim();
    return room === '' ? null : room;
  } catch {
    return null;
  }
}
