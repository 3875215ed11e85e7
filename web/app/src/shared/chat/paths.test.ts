import { expect, test } from 'vitest';
import { pathIn } from './paths';

test.each([
  ['https://chat.example/c/01a2-b', '/c/01a2-b'],
  ['https://chat.example/c/01a2-b/12', '/c/01a2-b/12'],
  ['https://chat.example/c/01a2-b/t/12', '/c/01a2-b/t/12'],
  ['https://chat.example/c/01a2-b/t/12/14', '/c/01a2-b/t/12/14'],
  ['https://chat.example/settings/profile', null],
  ['https://chat.example/c/01a2-b/../../signin', null],
  ['https://chat.example.org/c/01a2-b', null],
  ['http://chat.example/c/01a2-b', null],
  ['mailto:a@chat.example', null],
])('%s', (href, path) => {
  expect(pathIn(href, 'https://chat.example')).toBe(path);
});
