import { beforeEach, expect, test } from 'vitest';
import { ApiError } from './api-error';
import { QueryCache } from './query-cache';

let cache: QueryCache;
beforeEach(() => {
  cache = new QueryCache();
});

test('what is loaded by many at once is fetched once', async () => {
  let fetches = 0;
  const fetch = async () => ++fetches;
  await Promise.all([cache.load('a', fetch), cache.load('a', fetch)]);
  expect(cache.get('a')).toEqual({ kind: 'ready', data: 1 });
});

test('what was shown stays when loading it again fails', async () => {
  await cache.load('a', async () => 'shown');
  await cache.load('a', async () => {
    throw new ApiError('unreachable');
  });
  expect(cache.get('a')).toEqual({ kind: 'ready', data: 'shown' });
});

test('what never came says why', async () => {
  const error = new ApiError('forbidden');
  await cache.load('a', async () => {
    throw error;
  });
  expect(cache.get('a')).toEqual({ kind: 'failed', error });
});

test('an answer for somebody who is gone is shown to nobody', async () => {
  let arrive: (data: string) => void = () => {};
  const loading = cache.load('a', () => new Promise<string>((resolve) => (arrive = resolve)));
  cache.clear();
  arrive('secret');
  await loading;
  expect(cache.get('a')).toEqual({ kind: 'loading' });
});
