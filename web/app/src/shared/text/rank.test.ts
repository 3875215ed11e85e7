import { expect, test } from 'vitest';
import { rank } from './rank';

test.each([
  ['general', 'general', 0],
  ['general', 'gen', 1],
  ['Ben Okafor', 'oka', 2],
  ['Đặng Minh Khoa', 'dang khoa', 3],
  ['backstage', 'stage', 4],
  ['general', '', 5],
  ['general', 'gneral', 6],
  ['general', 'genreal', 6],
  ['general', 'genneral', 6],
  ['general', 'gemeral', 6],
  ['general', 'design', null],
  ['general', 'gxx', null],
])('%j for %j', (name, query, expected) => {
  expect(rank(name, query)).toBe(expected);
});
