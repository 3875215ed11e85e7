import { expect, test } from 'vitest';
import { indented, isInCode } from './code-lines';

const text = 'see\n```ts\nlet a;\n```\nend';

test('code is what stands between its fences', () => {
  const within = (words: string) => isInCode(text, text.indexOf(words) + 1);
  expect(within('see')).toBe(false);
  expect(within('```ts')).toBe(false);
  expect(within('let')).toBe(true);
  expect(within('end')).toBe(false);
  expect(isInCode('```\n', 4)).toBe(true);
  expect(isInCode('```\n~~~\n', 8)).toBe(true);
  expect(isInCode('```\n````\n', 9)).toBe(false);
  expect(isInCode('', 0)).toBe(false);
});

const after = (value: string, from: number, to: number, isBack: boolean) => {
  const change = indented(value, from, to, isBack);
  return change === null ? null : value.slice(0, change.from) + change.words + value.slice(change.to);
};

test('Tab puts space in, or moves the chosen lines, and back', () => {
  expect(after('ab', 1, 1, false)).toBe('a  b');
  expect(after('a\nb\n\nc', 0, 6, false)).toBe('  a\n  b\n\n  c');
  expect(after('  a\n\tb\nc', 3, 8, true)).toBe('a\nb\nc');
  expect(after(' a', 2, 2, true)).toBe('a');
  expect(after('a', 1, 1, true)).toBeNull();
});

test('what was chosen stays chosen', () => {
  expect(indented('x\n  a', 5, 5, true)?.chosen).toEqual([3, 3]);
  expect(indented('a\nb', 0, 3, false)?.chosen).toEqual([2, 7]);
});
