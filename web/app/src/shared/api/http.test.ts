import { afterEach, expect, test, vi } from 'vitest';
import { browserHttp } from './http';

const fetched = vi.fn();
vi.stubGlobal('fetch', fetched);
afterEach(() => fetched.mockReset());

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/problem+json' }), ...headers },
  });
const ask = () => browserHttp({ method: 'POST', path: '/auth/register', body: {} });

test('problem details become an error with its code and what is wrong with each field', async () => {
  fetched.mockResolvedValue(
    answer(400, { code: 'invalid', title: 'Invalid', errors: { username: ['taken'], password: ['short', 'common'] } }),
  );
  await expect(ask()).rejects.toMatchObject({
    code: 'invalid',
    status: 400,
    fields: { username: ['taken'], password: ['short', 'common'] },
  });
});

test.each([
  [{ code: 'rate_limited', retryAfter: 7 }, {}],
  [{ code: 'rate_limited' }, { 'Retry-After': '7' }],
  [undefined, { 'Retry-After': '7' }],
])('how long to wait is told by %o and %o', async (body, headers) => {
  fetched.mockResolvedValue(answer(429, body, headers));
  await expect(ask()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 7 });
});

test('a proxy’s page instead of an answer is an error like any other', async () => {
  fetched.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable', status: 502 });
});

test('a network that fails is told from a server that refuses', async () => {
  fetched.mockRejectedValue(new TypeError('fetch failed'));
  await expect(ask()).rejects.toMatchObject({ code: 'unreachable', status: 0 });
});

test('an answer without content is one', async () => {
  fetched.mockResolvedValue(answer(204, undefined));
  await expect(ask()).resolves.toMatchObject({ data: undefined });
});

test('a file comes as it is', async () => {
  const headers = { 'Content-Type': 'text/csv; charset=utf-8' };
  fetched.mockResolvedValue(new Response('"at"', { headers }));
  const { data } = await ask();
  await expect((data as Blob).text()).resolves.toBe('"at"');
});

test('every request says that a script of this page has made it, and carries the token in a header only', async () => {
  fetched.mockResolvedValue(answer(204, undefined));
  await browserHttp({ method: 'GET', path: '/me', token: 'secret' });
  const [url, init] = fetched.mock.calls[0] ?? [];
  expect(url).toBe('/api/v1/me');
  expect(init).toMatchObject({ headers: { 'X-Parlance-Csrf': '1', Authorization: 'Bearer secret' } });
});
