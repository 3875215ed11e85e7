import { expect, test } from 'vitest';

const sources = import.meta.glob<string>('/src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

test('the page listens to no messages of other windows, only to its own tabs', () => {
  const listeners = Object.entries(sources)
    .filter(([file]) => !file.endsWith('.test.ts'))
    // A service worker is reached by pages of its own origin alone.
    .filter(([file]) => !file.startsWith('/src/worker/'))
    .filter(([, text]) => /addEventListener\(\s*['"`]message['"`]|\bonmessage\b/.test(text))
    .map(([file]) => file);

  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(listeners).toEqual(['/src/shared/api/tabs.ts']);
});
