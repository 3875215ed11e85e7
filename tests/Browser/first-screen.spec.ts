import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

test.use({ isShared: true });

// bench/web measures the same on a page that has loaded; this finds at once what has come into the first part by mistake.
test('what has to be there before the first message is not more than it may be', async ({ server }) => {
  const read = async (path: string) => await (await fetch(server.url + path)).text();
  const begin = await read('/');
  const named = (ending: string) =>
    [...begin.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].flatMap(([, path]) =>
      path?.endsWith(ending) ? [path] : [],
    );
  const texts = await Promise.all(named('.js').map(read));
  const [words] = /\ben-[\w-]{8}\.js/u.exec(texts.join('')) ?? [];
  expect(words, 'the words of the first screen').toBeDefined();
  texts.push(await read(`/assets/${words}`));
  const bytes = (all: readonly string[]) => all.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  expect(bytes(texts), 'JavaScript').toBeLessThanOrEqual(170_000);
  expect(bytes(await Promise.all(named('.css').map(read))), 'CSS').toBeLessThanOrEqual(25_000);
});

test('whoever is in a conversation is never shown what others see who are not', async ({ person }) => {
  const asked: string[] = [];
  const before = async ({ page }: { page: Page }) => {
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  };
  const ann = await person('Ann', { channel: 'Inside', before });
  await expect(ann.field).toBeVisible();
  await expect(ann.link('Inside')).toBeVisible();
  expect(asked.filter((path) => path.includes('barred'))).toEqual([]);
});
