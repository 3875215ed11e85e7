import { expect, test } from 'vitest';
import { cellsIn, markdownTable } from './pasted-table';

test('cells are known by the form that they come in, and may have quotes and lines', () => {
  const words = 'a\t"two\nlines"\r\n"say ""tea"""\t"b" c\r\n';
  expect(cellsIn('<html><TABLE>', words)).toEqual([
    ['a', 'two\nlines'],
    ['say "tea"', '"b" c'],
  ]);
  expect(cellsIn('', words)).toBeNull();
  expect(cellsIn('<p>', words)).toBeNull();
  expect(cellsIn('<table>', 'a\t\n\tb')).toEqual([
    ['a', ''],
    ['', 'b'],
  ]);
});

test('the first row is the head, and columns of numbers stand to the right', () => {
  expect(
    markdownTable([
      ['Tea', 'Price', 'Note'],
      ['Sen', '45.000 ₫', 'a|b'],
      ['Nhài', '-3,5', 'two\nlines'],
    ]),
  ).toBe(
    ['| Tea | Price | Note |', '| --- | --: | --- |', '| Sen | 45.000 ₫ | a\\|b |', '| Nhài | -3,5 | two lines |'].join(
      '\n',
    ),
  );
});

test('what is empty all along is left out', () => {
  expect(
    markdownTable([
      ['a', 'b', ''],
      ['', ''],
      ['c', ''],
    ]),
  ).toBe('| a | b |\n| --- | --- |\n| c |  |');
});

test('one row, one column, nothing, and words around a table are words', () => {
  expect(markdownTable([['a', 'b']])).toBeNull();
  expect(markdownTable([['a'], ['b']])).toBeNull();
  expect(markdownTable([])).toBeNull();
  expect(markdownTable([['see:'], ['a', 'b'], ['c', 'd']])).toBeNull();
});
