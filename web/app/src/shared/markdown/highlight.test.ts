import { expect, test } from 'vitest';
import { highlight } from './highlight';

const code = 'const name = "<b>Ann</b>"; // who\n';

test('code is taken apart by its language, and is whole', async () => {
  const pieces = await highlight('TS', code);
  expect(pieces?.map(({ text }) => text).join('')).toBe(code);
  expect(pieces).toContainEqual({ kind: 'keyword', text: 'const' });
  expect(pieces).toContainEqual({ kind: 'string', text: '"<b>Ann</b>"' });
  expect(pieces).toContainEqual({ kind: 'comment', text: '// who' });
});

test('code of a language that is not known stays as it is', async () => {
  expect(await highlight('', code)).toBeNull();
  expect(await highlight('klingon', code)).toBeNull();
});
