import { expect, test } from 'vitest';
import { isEmojiOnly, splitLinks } from './links';

const links = (text: string) =>
  splitLinks(text)
    .filter((part) => part.kind === 'link')
    .map((part) => part.text);

test.each([
  ['see https://example.org.', 'https://example.org'],
  ['(https://example.org/a)', 'https://example.org/a'],
  ['https://en.wikipedia.org/wiki/Chat_(disambiguation)', 'https://en.wikipedia.org/wiki/Chat_(disambiguation)'],
  ['**https://example.org/x?y=1&z=2**', 'https://example.org/x?y=1&z=2'],
  ['HTTP://EXAMPLE.ORG, yes', 'HTTP://EXAMPLE.ORG'],
])('the address in "%s" ends where it should', (text, link) => {
  expect(links(text)).toEqual([link]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://example.org',
  'example.org',
  'https://',
  'xhttps:/x',
])('"%s" cannot be clicked', (text) => {
  expect(links(text)).toEqual([]);
});

test('nothing of the text is lost or changed', () => {
  const text = 'a https://b.example/c, <b>d</b> https://[ and (http://e.example/f)!\n';
  expect(
    splitLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('only up to three emoji alone are shown large', () => {
  expect(['🎉', '👍🏽 🎉', '👩‍🚀❤️'].map(isEmojiOnly)).toEqual([true, true, true]);
  expect(['🎉🎉🎉🎉', 'a🎉', '12', ''].map(isEmojiOnly)).toEqual([false, false, false, false]);
});
