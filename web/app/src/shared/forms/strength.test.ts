import { expect, test } from 'vitest';
import { strengthOf } from './strength';

test.each([
  ['', 0],
  ['short1!', 0],
  ['aaaaaaaaaaaaaaaa', 1],
  ['12345678', 1],
  ['abcdefgh', 1],
  ['hunter2hunter2', 2],
  ['Tr0ub4dor&3', 3],
  ['correct horse battery staple', 4],
  ['quả táo xanh và cây cầu', 4],
] as const)('“%s” is %i of 4', (password, strength) => {
  expect(strengthOf(password)).toBe(strength);
});
