import { defineConfig } from '@playwright/test';

// The system's Chromium. Without the flags about the background it tries to reach its maker at every start, and a
// container has no sandbox to give it.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  workers: 2,
  use: {
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    // What moves would only be waited for.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.PARLANCE_CHROMIUM ?? '/usr/bin/chromium',
      args: flags,
    },
  },
});
