import { expect, test } from 'vitest';
import { putTogether, takeApart } from './operators';

test.each([
  ['report', 'report', []],
  ['from:@ann report', 'report', ['from:@ann']],
  ['report -has:link in:"Sales Team" now', 'report now', ['-has:link', 'in:"Sales Team"']],
  ['https://example.org:80/a', 'https://example.org:80/a', []],
  ['re:mind is:unread', 're:mind', ['is:unread']],
])('%j has words and operators', (query, words, operators) => {
  expect(takeApart(query)).toEqual({ words, operators });
});

test('an operator that is still being typed is not taken away from under the fingers', () => {
  expect(takeApart('from:an', true)).toEqual({ words: 'from:an', operators: [] });
  expect(takeApart('from:ann ', true)).toEqual({ words: '', operators: ['from:ann'] });
});

test('it is put together as it was', () => {
  expect(putTogether({ words: 'report', operators: ['from:me', 'on:today'] })).toBe('from:me on:today report');
});
