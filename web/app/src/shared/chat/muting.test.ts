import { expect, test } from 'vitest';
import { mutedUntil } from './muting';

test('a while ends when people think it does', () => {
  const now = new Date(2026, 4, 31, 22, 30);
  expect(mutedUntil('hour', now)).toEqual(new Date(2026, 4, 31, 23, 30));
  expect(mutedUntil('evening', now)).toEqual(new Date(2026, 5, 1, 6, 30));
  expect(mutedUntil('morning', now)).toEqual(new Date(2026, 5, 1, 9));
  expect(mutedUntil('week', now).getTime() - now.getTime()).toBe(7 * 86_400_000);
});
