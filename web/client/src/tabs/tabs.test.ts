import { afterEach, describe, expect, it, vi } from 'vitest';
import { settled } from '../testing/fakes.ts';
import { browserTabs } from './tabs.ts';

interface Waiting {
  readonly run: () => Promise<void>;
}

/**
 * Web Locks, as far as one lock needs them: what comes of a request is heard a moment later, and that a lock was stolen after that. Each tab is a
 * realm of its own, so a steal rejects the request of whoever held it.
 */
class FakeLocks {
  #held: { readonly break: () => void } | null = null;
  readonly #queue: Waiting[] = [];

  request(_: string, options: { signal?: AbortSignal; steal?: boolean }, hold: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const run = async () => {
        const stolen = async () => {
          for (let turns = 0; turns < 10; turns++) {
            await Promise.resolve();
          }
          reject(new DOMException('stolen', 'AbortError'));
        };
        const held = { break: () => void stolen() };
        this.#held = held;
        await Promise.resolve();
        await hold();
        resolve();
        if (this.#held === held) {
          this.#held = null;
          this.#next();
        }
      };
      if (options.steal === true) {
        this.#held?.break();
        void run();
        return;
      }
      const waiting = { run };
      options.signal?.addEventListener('abort', () => {
        const index = this.#queue.indexOf(waiting);
        if (index >= 0) {
          this.#queue.splice(index, 1);
          reject(new DOMException('aborted', 'AbortError'));
        }
      });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#held === null) {
      void this.#queue.shift()?.run();
    }
  }
}

afterEach(() => vi.unstubAllGlobals());

function leaders(count: number) {
  const leads: boolean[] = Array.from({ length: count }, () => false);
  const tabs = leads.map((_, index) =>
    browserTabs('test').lead((now) => {
      leads[index] = now;
    }),
  );
  return { leads, tabs };
}

describe('the tabs of a browser', () => {
  it('have one leader, and another one when it is closed', async () => {
    vi.stubGlobal('navigator', { locks: new FakeLocks() });
    const { leads, tabs } = leaders(3);
    await settled();
    expect(leads).toEqual([true, false, false]);
    tabs[0]?.stop();
    await settled();
    expect(leads[1]).toBe(true);
    tabs[1]?.stop();
    await settled();
    expect(leads[2]).toBe(true);
  });

  it('are led by the one in which somebody writes', async () => {
    vi.stubGlobal('navigator', { locks: new FakeLocks() });
    const { leads, tabs } = leaders(3);
    await settled();
    tabs[2]?.takeOver();
    await settled();
    expect(leads).toEqual([false, false, true]);
    tabs[0]?.takeOver();
    await settled();
    expect(leads).toEqual([true, false, false]);
    tabs[0]?.stop();
    await settled();
    expect(leads.slice(1).filter(Boolean)).toHaveLength(1);
  });

  it('are led by the one in which somebody writes while it comes to lead, once and again', async () => {
    vi.stubGlobal('navigator', { locks: new FakeLocks() });
    const { leads, tabs } = leaders(2);
    tabs[0]?.takeOver();
    await settled();
    expect(leads).toEqual([true, false]);
    tabs[1]?.takeOver();
    tabs[1]?.takeOver();
    await settled();
    expect(leads).toEqual([false, true]);
    tabs[0]?.takeOver();
    await settled();
    expect(leads).toEqual([true, false]);
    tabs[0]?.stop();
    await settled();
    expect(leads[1]).toBe(true);
  });

  it('each send for themselves where the browser has no locks', () => {
    vi.stubGlobal('navigator', {});
    expect(leaders(2).leads).toEqual([true, true]);
  });

  it('each send for themselves where the browser refuses locks', async () => {
    const request = vi.fn(() => Promise.reject(new DOMException('refused', 'SecurityError')));
    vi.stubGlobal('navigator', { locks: { request } });
    const { leads } = leaders(2);
    await settled();
    expect(leads).toEqual([true, true]);
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('tell each other, and not themselves', async () => {
    const [one, two] = [browserTabs('talk'), browserTabs('talk')];
    const heard: string[] = [];
    const stops = [one.listen(() => heard.push('one')), two.listen((message) => heard.push(`two: ${message.kind}`))];
    one.post({ kind: 'wiped' });
    await vi.waitFor(() => expect(heard).toEqual(['two: wiped']));
    for (const stop of stops) {
      stop();
    }
  });
});
