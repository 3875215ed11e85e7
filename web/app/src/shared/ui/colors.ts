/** The colours that one can choose, as the server keeps them. The place in the list is the tint of avatar.module.css. */
export const colors: readonly string[] = [
  '#8a3b12',
  '#7a4d00',
  '#4d6600',
  '#1f6b3a',
  '#00696b',
  '#1b5e8c',
  '#3f51a3',
  '#6b3fa0',
  '#93357a',
  '#a32e3f',
];

/** The tint of a chosen colour, or null when none, or one of another client, was chosen. */
export function tintOfColor(color: string): number | null {
  const tint = colors.indexOf(color.toLowerCase());
  return tint < 0 ? null : tint;
}

/** The tint that an account has from the beginning, as the server counts it: by the last byte of its id. */
export const tintOfId = (id: string): number => (Number.parseInt(id.slice(-2), 16) || 0) % colors.length;
