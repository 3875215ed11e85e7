import { expect, test } from 'vitest';
import { later as words } from '~/shared/i18n/en-later';
import { code, email, optional, password, username } from './rules';

test.each(['ann', 'Ann.Nguyễn', 'a1_-', '陳大文', 'x'.repeat(32)])('“%s” can be a username', (name) => {
  expect(username(name, words)).toBeUndefined();
});

test.each(['ab', '.ann', 'a b c', 'ann@home', 'x'.repeat(33)])('“%s” cannot be a username', (name) => {
  expect(username(name, words)).toBe(words.fields.username);
});

test('a password is counted in characters as people see them', () => {
  expect(password('🐎'.repeat(7), words)).toBe(words.fields.passwordLength);
  expect(password('🐎'.repeat(8), words)).toBeUndefined();
  expect(password(' '.repeat(8), words)).toBeUndefined();
});

test('a code may be typed in groups', () => {
  expect(code('123 456', words)).toBeUndefined();
  expect(code('12345', words)).toBe(words.fields.code);
});

test('what is optional may be empty but not wrong', () => {
  expect(optional(email)('', words)).toBeUndefined();
  expect(optional(email)('nowhere', words)).toBe(words.fields.email);
});
