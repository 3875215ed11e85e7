import { describe, expect, it, vi } from 'vitest';
import { ParlanceError } from '../shared/parlance-error.ts';
import { settled } from '../testing/fakes.ts';
import { Stage } from '../testing/stage.ts';
import type { Device } from './device.ts';
import type { TokenSource } from './tokens.ts';

const stage = new Stage();

/** Tokens that are counted: `token 1`, `token 2` … */
class Tokens implements TokenSource {
  count = 1;
  over = false;
  readonly ends: string[] = [];
  #listener: (token: string) => void = () => {};

  async token() {
    if (this.over) {
      throw new ParlanceError('session_ended');
    }
    return `token ${this.count}`;
  }

  async refresh() {
    this.count++;
    this.#listener(`token ${this.count}`);
    return true;
  }

  onToken(listener: (token: string) => void) {
    this.#listener = listener;
    return () => {};
  }

  ended(code: string) {
    this.ends.push(code);
  }
}

class FakeDevice implements Device {
  online = true;
  #listener = () => {};

  listen(listener: () => void) {
    this.#listener = listener;
    return () => {};
  }

  say(online: boolean) {
    this.online = online;
    this.#listener();
  }
}

describe('the connection', () => {
  it('says how it stands, from the first attempt on', async () => {
    const client = await stage.start('ann');
    const seen = [client.connection.getSnapshot().kind];
    client.connection.subscribe(() => seen.push(client.connection.getSnapshot().kind));
    stage.server.lose();
    await settled();
    stage.server.back();
    await settled();
    expect(seen).toEqual(['online', 'reconnecting', 'online']);
  });

  it('enters with a fresh token when the server says that the old one has expired', async () => {
    const tokens = new Tokens();
    stage.server.refusal = (token) => (token === 'token 1' ? 'token_expired' : null);
    const client = await stage.start('ann', { tokens });
    expect(client.connection.getSnapshot().kind).toBe('online');
    expect(tokens.count).toBe(2);
  });

  it('comes back with a fresh token when the old one has ended the connection', async () => {
    const tokens = new Tokens();
    const client = await stage.start('ann', { tokens });
    stage.server.end('ann', 'token_expired');
    await settled();
    expect(client.connection.getSnapshot().kind).toBe('online');
    expect(tokens.count).toBe(2);
  });

  it('brings a new token to the socket that lives on the old one', async () => {
    const tokens = new Tokens();
    await stage.start('ann', { tokens });
    await tokens.refresh();
    await settled();
    expect(stage.server.asked.at(-1)).toMatchObject({ event: 'auth:refresh', body: { token: 'token 2' } });
  });

  it('does not ask without pause when every token is refused', async () => {
    const tokens = new Tokens();
    stage.server.refusal = () => 'token_expired';
    await stage.start('ann', { tokens });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tokens.count).toBeLessThan(40);
  });

  it('ends with the session, and says why', async () => {
    const tokens = new Tokens();
    const client = await stage.start('ann', { tokens });
    stage.server.end('ann', 'ended_by_owner');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.connection.getSnapshot()).toEqual({ kind: 'ended', code: 'ended_by_owner' });
    expect(tokens.ends).toEqual(['ended_by_owner']);
    await expect(client.request('feed:heads', {})).rejects.toMatchObject({ code: 'offline' });
  });

  it('ends when there will not be another token', async () => {
    const tokens = new Tokens();
    const client = await stage.start('ann', { tokens });
    tokens.over = true;
    stage.server.lose();
    stage.server.back();
    await settled();
    expect(client.connection.getSnapshot()).toEqual({ kind: 'ended', code: 'session_ended' });
  });

  it('tells that the device has no network, and tries at once when it is back', async () => {
    const device = new FakeDevice();
    const client = await stage.start('ann', { device });
    device.online = false;
    stage.server.lose();
    await settled();
    expect(client.connection.getSnapshot().kind).toBe('offline');
    stage.server.isUp = true;
    device.say(true);
    expect(client.connection.getSnapshot().kind).toBe('reconnecting');
  });

  it('finds out within seconds of waking up that nobody answers any more', async () => {
    const device = new FakeDevice();
    const client = await stage.start('ann', { device });
    stage.server.answering = () => new Promise(() => {});
    device.say(true);
    stage.server.say(stage.group, 'ben', 'while you slept');
    await vi.advanceTimersByTimeAsync(3_900);
    stage.server.answering = () => {};
    const seen: string[] = [];
    client.connection.subscribe(() => seen.push(client.connection.getSnapshot().kind));
    await vi.advanceTimersByTimeAsync(200);
    expect(seen).toEqual(['reconnecting', 'online']);
    expect(client.conversations.getSnapshot().unread).toBe(1);
  });

  it('waits a moment for a connection before it gives up a request', async () => {
    const client = await stage.start('ann');
    stage.server.lose();
    const first = client.request('feed:heads', {});
    stage.server.back();
    await expect(first).resolves.toMatchObject({ ok: true });
    stage.server.lose();
    const second = client.request('feed:heads', {});
    const refused = expect(second).rejects.toMatchObject({ code: 'offline' });
    await vi.advanceTimersByTimeAsync(9_000);
    await refused;
  });
});
