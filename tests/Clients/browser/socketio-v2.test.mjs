// The bundle of Socket.IO v2 in Chromium, where long-polling carries binary as bytes; in Node.js the client asks for base64.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { startBrowser } from '../support/browser.mjs';
import { modes } from '../support/clients.mjs';
import { withServer } from '../support/suite.mjs';

const bundle = join(
  dirname(createRequire(import.meta.url).resolve('socket.io-client-v2/package.json')),
  'dist/socket.io.js',
);

withServer('Socket.IO v2 in Chromium', { 'allow-eio3': true }, (server) => {
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.stop());

  for (const { name, transports } of modes) {
    test(`passes text and binary both ways, ${name}`, async (t) => {
      const page = await browser.context.newPage();
      t.after(() => page.close());
      const bodies = [];
      page.on('response', (response) => bodies.push(response.headers()['content-type']));
      await page.goto(server().url);
      await page.addScriptTag({ path: bundle });
      const result = await page.evaluate(
        async (options) => {
          const socket = io({ ...options, forceNew: true });
          await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
          const { engine } = socket.io;
          if (engine.transport.name !== options.transports.at(-1)) {
            await new Promise((resolve) => engine.once('upgrade', resolve));
          }
          const ask = (...args) => new Promise((resolve) => socket.emit(...args, resolve));
          const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
          const back = await ask('echo-ack', { text: 'é😀', deep: [bytes.buffer, 1] });
          const digest = await ask('digest', { name: 'họp', bytes: bytes.slice(254, 257).buffer, list: [] });
          return {
            text: back.text,
            kind: back.deep[0].constructor.name,
            same: new Uint8Array(back.deep[0]).every((byte, index) => byte === bytes[index]),
            digest,
            last: engine.transport.name,
          };
        },
        { transports },
      );

      assert.deepEqual(result, {
        text: 'é😀',
        kind: 'ArrayBuffer',
        same: true,
        digest: { name: 'họp', bytes: 'feff00', list: [] },
        last: transports.at(-1),
      });
      assert.equal(bodies.includes('application/octet-stream'), transports.length === 1 && transports[0] === 'polling');
    });
  }
});
