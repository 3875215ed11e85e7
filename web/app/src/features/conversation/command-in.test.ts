import { expect, test } from 'vitest';
import { commandIn, said } from './command-in';

test.each([
  ['/away', 'away'],
  ['/topic Tea at five', 'topic'],
  ['/me\nwaves', 'me'],
  ['//away', null],
  ['/usr/bin is missing', null],
  ['/ what?', null],
  ['/Away', null],
  ['and /away', null],
])('%j gives the command %j', (words, name) => {
  expect(commandIn(words)).toBe(name);
});

test('a second slash has a text said with one', () => {
  expect(said('//away is a command')).toBe('/away is a command');
  expect(said('/usr/bin')).toBe('/usr/bin');
});
