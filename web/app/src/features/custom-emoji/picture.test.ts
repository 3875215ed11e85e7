import { expect, test } from 'vitest';
import { base64Of, fitOf, isName, nameFrom } from './picture';

test.each([
  ['party-parrot.gif', 'party-parrot'],
  ['Mèo Đen (2).PNG', 'meo-den-2'],
  ['+1.webp', '+1'],
  ['日本.png', ''],
  ['a'.repeat(40), 'a'.repeat(32)],
])('%s is a good file for the name %s', (file, name) => {
  expect(nameFrom(file)).toBe(name);
  expect(isName(name)).toBe(name !== '');
});

test('what is too large is made smaller, but an animation cannot be', () => {
  expect(fitOf('image/png', 1_000, 64, 64)).toBe('asIs');
  expect(fitOf('image/png', 1_000, 64, 513)).toBe('smaller');
  expect(fitOf('image/jpeg', 300_000, 64, 64)).toBe('smaller');
  expect(fitOf('image/gif', 300_000, 64, 64)).toBe('large');
  expect(fitOf('image/svg+xml', 1_000, 64, 64)).toBe('wrong');
});

test('bytes go as base64', async () => {
  expect(await base64Of(new Blob([new Uint8Array([0, 255, 16])]))).toBe('AP8Q');
});
