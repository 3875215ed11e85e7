import { expect, test } from 'vitest';
import { offeredTimes, pauses, problemWith, toField } from './times';

const fields = (now: Date) => offeredTimes(now).map(({ name, at }) => [name, toField(at)]);

test('on a Thursday', () => {
  expect(fields(new Date(2026, 10, 19, 16, 30))).toEqual([
    ['minutes20', '2026-11-19T16:50'],
    ['hour', '2026-11-19T17:30'],
    ['hours3', '2026-11-19T19:30'],
    ['tomorrow', '2026-11-20T09:00'],
    ['monday', '2026-11-23T09:00'],
  ]);
});

test('on a Sunday Monday is tomorrow, and on a Monday it is in a week', () => {
  expect(fields(new Date(2026, 10, 22, 8)).map(([name]) => name)).not.toContain('monday');
  expect(fields(new Date(2026, 11, 28, 8)).at(-1)).toEqual(['monday', '2027-01-04T09:00']);
});

test.each([
  ['', 'empty'],
  ['2026-11-19T16:30', 'past'],
  ['2026-11-19T16:31', null],
  ['2027-11-18T23:59', null],
  ['2027-11-20T00:00', 'far'],
])('a time of one’s own: %j', (value, problem) => {
  expect(problemWith(value, new Date(2026, 10, 19, 16, 30))).toBe(problem);
});

test('a pause lasts half an hour, an hour, or until the next morning', () => {
  expect(pauses(new Date(2026, 10, 30, 23, 45)).map(({ name, at }) => [name, toField(at)])).toEqual([
    ['minutes30', '2026-12-01T00:15'],
    ['hour', '2026-12-01T00:45'],
    ['tomorrow', '2026-12-01T09:00'],
  ]);
});
