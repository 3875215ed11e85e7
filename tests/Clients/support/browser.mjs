import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { waitMs } from './wait.mjs';

// Chromium as a machine without a screen and without the Internet needs it.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium with an empty profile of its own. */
export async function startBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'parlance-clients-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: flags,
  });
  context.setDefaultTimeout(waitMs);
  return {
    context,
    async stop() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A new page at that address, where `connect(url, options)` and `ask(socket, event, ...args)` are at hand. */
export async function openPage(test, browser, url) {
  const page = await browser.context.newPage();
  test.after(() => page.close());
  await page.goto(url);
  await page.evaluate((timeoutMs) => {
    Object.assign(globalThis, {
      ask: (socket, event, ...args) => socket.timeout(timeoutMs).emitWithAck(event, ...args),
      async connect(address, options) {
        const socket = io(address, { forceNew: true, reconnection: false, ...options });
        await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
        const { engine, opts } = socket.io;
        if (engine.transport.name !== opts.transports.at(-1)) {
          await new Promise((resolve) => engine.once('upgrade', resolve));
        }
        return socket;
      },
    });
  }, waitMs);
  return page;
}
