// Moments that people mean by a few words, by this device's clock.

export type WhenName = 'minutes20' | 'hour' | 'hours3' | 'tomorrow' | 'monday';

export interface When {
  readonly name: WhenName;
  readonly at: Date;
}

const minuteMs = 60_000;
const morning = 9;
const weekDays = 7;
const monday = 1;

const morningIn = (now: Date, days: number) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);

/** What is offered at this moment. On a Sunday the next Monday is tomorrow, and said once. */
export function offeredTimes(now: Date): readonly When[] {
  const toMonday = (monday - now.getDay() + weekDays) % weekDays || weekDays;
  const later = (minutes: number) => new Date(now.getTime() + minutes * minuteMs);
  const offered: When[] = [
    { name: 'minutes20', at: later(20) },
    { name: 'hour', at: later(60) },
    { name: 'hours3', at: later(180) },
    { name: 'tomorrow', at: morningIn(now, 1) },
  ];
  return toMonday === 1 ? offered : [...offered, { name: 'monday', at: morningIn(now, toMonday) }];
}

/** For how long one may not want to be disturbed. */
export const pauses = (now: Date) =>
  [
    { name: 'minutes30', at: new Date(now.getTime() + 30 * minuteMs) },
    { name: 'hour', at: new Date(now.getTime() + 60 * minuteMs) },
    { name: 'tomorrow', at: morningIn(now, 1) },
  ] as const;

const padded = (value: number) => String(value).padStart(2, '0');

/** As a field for a date and a time of the browser has it. */
export const toField = (at: Date): string =>
  `${at.getFullYear()}-${padded(at.getMonth() + 1)}-${padded(at.getDate())}T${padded(at.getHours())}:${padded(at.getMinutes())}`;

/** What is wrong with a time that somebody has chosen; null when nothing is. */
export function problemWith(value: string, now: Date): 'empty' | 'past' | 'far' | null {
  const at = Date.parse(value);
  if (Number.isNaN(at)) {
    return 'empty';
  }
  const farthest = new Date(now.getFullYear() + 1, now.getMonth(), now.getDate()).getTime();
  return at <= now.getTime() ? 'past' : at > farthest ? 'far' : null;
}
