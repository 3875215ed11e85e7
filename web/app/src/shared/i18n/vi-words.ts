export const number = (count: number) => count.toLocaleString('vi');

/** A few names, and how many more there are. */
export function names(list: readonly string[], count = list.length): string {
  const shown = list.slice(0, Math.max(3, Math.min(list.length, 12)));
  const rest = count - shown.length;
  if (rest > 0) {
    return `${shown.join(', ')} và ${number(rest)} người khác`;
  }
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} và ${shown.at(-1) ?? ''}`;
}
