import type { Readable } from '@parlance/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calm } from './calm';

class Value implements Readable<number> {
  now = 0;
  readonly #listeners = new Set<() => void>();
  readonly getSnapshot = () => this.now;
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: number): void {
    this.now = value;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function follow(value: Value, isUrgent?: (before: number, after: number) => boolean) {
  const followed = calm(value, isUrgent);
  const heard: number[] = [];
  const leave = followed.subscribe(() => heard.push(followed.getSnapshot()));
  return { followed, heard, leave };
}

test('the first change is told at once, and what follows closely together, the last of it', () => {
  const value = new Value();
  const { followed, heard } = follow(value);
  value.set(1);
  expect(heard).toEqual([1]);
  value.set(2);
  value.set(3);
  expect(followed.getSnapshot()).toBe(1);
  vi.advanceTimersByTime(80);
  expect(heard).toEqual([1, 3]);
  vi.advanceTimersByTime(80);
  value.set(4);
  expect(heard).toEqual([1, 3, 4]);
});

test('what is urgent does not wait', () => {
  const value = new Value();
  const { heard } = follow(value, (_, after) => after >= 10);
  value.set(1);
  value.set(2);
  value.set(10);
  expect(heard).toEqual([1, 10]);
  vi.advanceTimersByTime(80);
  expect(heard).toEqual([1, 10]);
});

test('whoever comes back sees what it is now, and one value is calmed once for all', () => {
  const value = new Value();
  const { leave, followed } = follow(value);
  value.set(1);
  value.set(2);
  leave();
  expect(followed.getSnapshot()).toBe(2);
  value.set(3);
  expect(followed.getSnapshot()).toBe(3);
  expect(calm(value)).toBe(followed);
  const again = follow(value);
  value.set(4);
  expect(again.heard).toEqual([4]);
});
