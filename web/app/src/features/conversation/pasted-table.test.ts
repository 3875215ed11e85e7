import { expect, test } from 'vitest';
import { tableOf } from './pasted-table';

test('cells may have quotes and lines', () => {
  expect(tableOf('a\t"two\nlines"\r\n"say ""tea"""\t"b" c\r\n')).toBe(
    '| a | two lines |\n| --- | --- |\n| say "tea" | "b" c |',
  );
});

test('the first row is the head, and columns of numbers stand to the right', () => {
  expect(tableOf('Tea\tPrice\tNote\nSen\t45.000 ₫\ta|b\nNhài\t-3,5\t"two\nlines"')).toBe(
    ['| Tea | Price | Note |', '| --- | --: | --- |', '| Sen | 45.000 ₫ | a\\|b |', '| Nhài | -3,5 | two lines |'].join(
      '\n',
    ),
  );
});

test('what is empty all along is left out', () => {
  expect(tableOf('a\tb\t\n\t\nc\t')).toBe('| a | b |\n| --- | --- |\n| c |  |');
});

test('one row, one column, nothing, and words around a table are words', () => {
  expect(tableOf('a\tb')).toBeNull();
  expect(tableOf('a\nb')).toBeNull();
  expect(tableOf('')).toBeNull();
  expect(tableOf('see:\na\tb\nc\td')).toBeNull();
});
