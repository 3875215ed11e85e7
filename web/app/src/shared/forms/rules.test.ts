import { expect, test } from 'vitest';
import { en } from '~/shared/i18n/en';
import { code, email, optional, password, username } from './rules';

test.each(['ann', 'Ann.Nguyễn', 'a1_-', '陳大文', 'x'.repeat(32)])('“%s” can be a username', (name) => {
  expect(username(name, en)).toBeUndefined();
});

test.each(['ab', '.ann', 'a b c', 'ann@home', 'x'.repeat(33)])('“%s” cannot be a username', (name) => {
  expect(username(name, en)).toBe(en.fields.username);
});

test('a password is counted in characters as people see them', () => {
  expect(password('🐎'.repeat(7), en)).toBe(en.fields.passwordLength);
  expect(password('🐎'.repeat(8), en)).toBeUndefined();
  expect(password(' '.repeat(8), en)).toBeUndefined();
});

test('a code may be typed in groups', () => {
  expect(code('123 456', en)).toBeUndefined();
  expect(code('12345', en)).toBe(en.fields.code);
});

test('what is optional may be empty but not wrong', () => {
  expect(optional(email)('', en)).toBeUndefined();
  expect(optional(email)('nowhere', en)).toBe(en.fields.email);
});
