export const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** A few names, and how many more there are. */
export function names(list: readonly string[], count = list.length): string {
  const shown = list.slice(0, Math.max(3, Math.min(list.length, 12)));
  const rest = count - shown.length;
  if (rest > 0) {
    return `${shown.join(', ')} and ${plural(rest, 'other', 'others')}`;
  }
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
