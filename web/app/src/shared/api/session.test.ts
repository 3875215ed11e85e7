import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Api } from './api';
import { ApiError } from './api-error';
import { ann, FakeApi, FakeBrowser, sessionMemory } from './fake-api';
import { Reauthentication } from './reauthentication';
import { Session } from './session';

let server: FakeApi;
let browser: FakeBrowser;
let reauthentication: Reauthentication;

const tab = (memory = sessionMemory({ me: null })): Api =>
  new Api(server.http, new Session(server.http, browser.tab(), memory), reauthentication);

async function signedInTab(): Promise<Api> {
  const api = tab();
  await api.signIn('POST /auth/login', { login: 'ann', password: 'correct horse' });
  return api;
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeApi();
  browser = new FakeBrowser();
  reauthentication = new Reauthentication();
});

afterEach(() => {
  vi.useRealTimers();
});

test('signing in shows the account, and a reload comes back by the cookie alone', async () => {
  await signedInTab();
  const reloaded = tab();
  expect(reloaded.session.getState()).toEqual({ kind: 'unknown', reachable: true });
  await reloaded.session.start();
  expect(reloaded.session.getState()).toEqual({ kind: 'signed-in', me: ann });
});

test('whoever was here last is there at once, also without a network, and goes on when the server is back', async () => {
  const memory = sessionMemory();
  const api = tab(memory);
  await api.signIn('POST /auth/login', { login: 'ann', password: 'correct horse' });
  server.reachable = false;
  const reloaded = tab(memory);
  const starting = reloaded.session.start();
  expect(reloaded.session.getState()).toEqual({ kind: 'signed-in', me: ann });
  await starting;
  expect(reloaded.session.getState()).toEqual({ kind: 'signed-in', me: ann });
  expect(await reloaded.session.accessToken()).toBeNull();
  server.reachable = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await reloaded.session.accessToken()).not.toBeNull();
});

test('whoever was here last and is not signed in any more is told so, and is remembered no longer', async () => {
  const memory = sessionMemory({ me: ann });
  const api = tab(memory);
  await api.session.start();
  expect(api.session.getState()).toEqual({ kind: 'ended', reason: 'expired' });
  expect(memory.get()).toBeNull();
});

test('whoever has yet to confirm an address is not shown the chat before the server was asked', async () => {
  const api = tab(sessionMemory({ me: { ...ann, verified: false } }));
  void api.session.start();
  expect(api.session.getState()).toEqual({ kind: 'unknown', reachable: true });
});

test('a stranger is not sent to the server for nothing', async () => {
  const api = tab(sessionMemory());
  await api.session.start();
  expect(api.session.getState()).toEqual({ kind: 'signed-out' });
  expect(server.requests).toEqual([]);
});

test('however many requests are refused for an old token, the server is asked for a new one once', async () => {
  const api = await signedInTab();
  server.expireTokens();
  const answers = await Promise.all(Array.from({ length: 8 }, () => api.call('GET /me')));
  expect(answers).toHaveLength(8);
  expect(server.count('POST /auth/refresh')).toBe(1);
  expect(server.count('GET /me')).toBe(16);
});

test('a request that is refused with a new token too is not repeated for ever', async () => {
  const api = await signedInTab();
  server.expireTokens();
  const refused = vi.fn(async (request: Parameters<typeof server.http>[0]) => {
    if (request.path === '/me') {
      throw new ApiError('token_expired', { status: 401 });
    }
    return await server.http(request);
  });
  const stubborn = new Api(refused, api.session, reauthentication);
  await expect(stubborn.call('GET /me')).rejects.toMatchObject({ code: 'token_expired' });
  expect(refused).toHaveBeenCalledTimes(2);
});

test('one tab’s new token serves the others', async () => {
  const first = await signedInTab();
  const second = tab();
  await second.session.start();
  const refreshes = server.count('POST /auth/refresh');

  await Promise.all([first.session.refresh(), second.session.refresh()]);
  expect(server.count('POST /auth/refresh')).toBe(refreshes + 1);
  expect(await first.session.accessToken()).toBe(await second.session.accessToken());
});

test('signing in and out in one tab does so in all', async () => {
  const second = tab(sessionMemory());
  await second.session.start();
  const first = await signedInTab();
  expect(second.session.getState()).toEqual({ kind: 'signed-in', me: ann });
  await second.session.signOut();
  expect(first.session.getState()).toEqual({ kind: 'signed-out' });
});

test('the token is renewed a little before its end', async () => {
  const api = await signedInTab();
  const tokens: string[] = [];
  api.session.onToken((token) => tokens.push(token));
  await vi.advanceTimersByTimeAsync(8.5 * 60_000);
  expect(tokens).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tokens).toHaveLength(1);
});

test('a device whose clock is wrong renews in time all the same', async () => {
  server.aheadMs = -3_600_000;
  const api = await signedInTab();
  expect(await api.session.accessToken()).toBe('token-1');
  await vi.advanceTimersByTimeAsync(9.5 * 60_000);
  expect(server.count('POST /auth/refresh')).toBe(1);
});

test('a device that slept past the end renews before the next request', async () => {
  const api = await signedInTab();
  vi.setSystemTime(Date.now() + 3_600_000);
  server.expireTokens();
  await api.call('GET /me');
  expect(server.requests.slice(1)).toEqual(['POST /auth/refresh', 'GET /me']);
});

test('a server out of reach ends nothing, and is asked again until it answers', async () => {
  await signedInTab();
  const api = tab();
  server.reachable = false;
  await api.session.start();
  expect(api.session.getState()).toEqual({ kind: 'unknown', reachable: false });
  server.reachable = true;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(api.session.getState().kind).toBe('signed-in');
});

test('a session that the server has ended is over here, with the reason', async () => {
  const api = await signedInTab();
  server.cookie = null;
  server.expireTokens();
  await expect(api.call('GET /me')).rejects.toBeInstanceOf(ApiError);
  expect(api.session.getState()).toEqual({ kind: 'ended', reason: 'expired' });
});

test('an account that is switched off says so', async () => {
  const api = await signedInTab();
  server.disabled = true;
  await expect(api.call('GET /me')).rejects.toMatchObject({ code: 'disabled' });
  expect(api.session.getState()).toEqual({ kind: 'ended', reason: 'disabled' });
});

test('something sensitive asks for a sign-in first, then goes on by itself', async () => {
  const api = await signedInTab();
  server.signedInLately = false;
  const removed = api.call('DELETE /me/totp');
  await vi.waitFor(() => expect(reauthentication.isAsking()).toBe(true));
  server.signedInLately = true;
  reauthentication.answer(true);
  await removed;
  expect(server.count('DELETE /me/totp')).toBe(2);
});

test('who does not want to sign in again changes nothing', async () => {
  const api = await signedInTab();
  server.signedInLately = false;
  const removed = api.call('DELETE /me/totp');
  await vi.waitFor(() => expect(reauthentication.isAsking()).toBe(true));
  reauthentication.answer(false);
  await expect(removed).rejects.toMatchObject({ code: 'cancelled' });
  expect(server.count('DELETE /me/totp')).toBe(1);
});
