const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const morning = 9;

export const muteNames = ['hour', 'evening', 'morning', 'week'] as const;
export type MuteName = (typeof muteNames)[number];

/** When a while is over that begins now, by this device's clock. */
export function mutedUntil(name: MuteName, now: Date): Date {
  switch (name) {
    case 'hour':
      return new Date(now.getTime() + hourMs);
    case 'evening':
      return new Date(now.getTime() + 8 * hourMs);
    case 'week':
      return new Date(now.getTime() + 7 * dayMs);
    case 'morning':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, morning);
  }
}
