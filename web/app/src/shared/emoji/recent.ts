import { useSyncExternalStore } from 'react';

const key = 'parlance.recent-emoji';
const kept = 24;
const start: readonly string[] = ['👍', '❤️', '😂', '🎉', '🙏', '👀', '✅', '😮'];

const isText = (value: unknown): value is string => typeof value === 'string';

function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    const own = Array.isArray(stored) ? stored.filter(isText) : [];
    return [...new Set([...own, ...start])].slice(0, kept);
  } catch {
    return start;
  }
}

let recent = read();
const listeners = new Set<() => void>();

/** What somebody has used lately on this device, the last first. */
export const recentEmoji = {
  get: (): readonly string[] => recent,
  use(emoji: string): void {
    recent = [emoji, ...recent.filter((one) => one !== emoji)].slice(0, kept);
    try {
      localStorage.setItem(key, JSON.stringify(recent));
    } catch {
      // Storage is switched off; it lasts as long as the page.
    }
    for (const listener of listeners) {
      listener();
    }
  },
};

export const useRecentEmoji = (): readonly string[] =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, recentEmoji.get);
