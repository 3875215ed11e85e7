import { expect, test } from 'vitest';
import { localPath } from './return-to';

test.each([
  '/',
  '/#lobby',
  '/settings/security',
  '/signin/done?returnTo=//elsewhere.example',
])('a path of this site leads on: %s', (path) => expect(localPath(path)).toBe(path));

test.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
  '/\t/elsewhere.example',
  '',
  null,
])('no way leads to another site: %j', (path) => expect(localPath(path)).toBe('/'));
