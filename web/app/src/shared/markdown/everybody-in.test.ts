import { expect, test } from 'vitest';
import { everybodyIn } from './everybody-in';

test.each([
  ['Lunch?', null],
  ['@here lunch?', 'here'],
  ['**@Channel**: the office is closed', 'channel'],
  ['@here, or rather @all', 'channel'],
  ['- one\n- two for @everyone', 'channel'],
  ['Write `@channel` for everybody', null],
  ['mail me@here.example', null],
  ['@hereford is not here', null],
])('%j calls %j', (text, everybody) => {
  expect(everybodyIn(text)).toBe(everybody);
});
