import { expect, test } from 'vitest';
import { chosenOf, fieldsFor, optionProblem, optionsMax } from './poll-options';

test.each([
  [[], ['', '']],
  [['Tea'], ['Tea', '']],
  [
    ['Tea', 'Coffee'],
    ['Tea', 'Coffee', ''],
  ],
  [
    ['Tea', '', '', ''],
    ['Tea', ''],
  ],
])('%j is shown in fields', (options, fields) => {
  expect(fieldsFor(options)).toEqual(fields);
});

test('there are no more fields than options that a poll may have', () => {
  expect(fieldsFor(Array.from({ length: optionsMax }, String))).toHaveLength(optionsMax);
});

test('two are needed, no two alike', () => {
  expect(optionProblem(['Tea', '', ''], 1)).toBe('few');
  expect(optionProblem(['Tea', '', 'Coffee', ''], 1)).toBeNull();
  expect(optionProblem(['Tea', ' tea ', ''], 1)).toBe('same');
  expect(optionProblem(['Tea', ' tea ', ''], 0)).toBeNull();
  expect(optionProblem(['x'.repeat(201), ''], 0)).toBe('long');
  expect(chosenOf(['Tea', ' ', ' Coffee'])).toEqual(['Tea', 'Coffee']);
});
