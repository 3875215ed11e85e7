// The MessagePack bundle that the server itself serves, in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from '../support/browser.mjs';
import { modes } from '../support/clients.mjs';
import { withServer } from '../support/suite.mjs';

withServer('MessagePack in Chromium', { msgpack: true }, (server) => {
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.stop());

  for (const { name, transports } of modes) {
    test(`passes text, numbers and binary both ways, ${name}`, async (t) => {
      const page = await browser.context.newPage();
      t.after(() => page.close());
      await page.goto(server().url);
      await page.addScriptTag({ url: '/socket.io/socket.io.msgpack.min.js' });
      const result = await page.evaluate(
        async (options) => {
          const socket = io({ ...options, forceNew: true, auth: { token: 'é' } });
          await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
          const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
          const back = await socket.emitWithAck('echo-ack', { text: 'é😀', list: [1.5, -70_000, null, bytes.buffer] });
          const { auth } = await socket.emitWithAck('handshake');
          return {
            text: back.text,
            list: back.list.slice(0, 3),
            same: new Uint8Array(back.list[3]).every((byte, index) => byte === bytes[index]),
            length: back.list[3].byteLength,
            digest: await socket.emitWithAck('digest', { name: 'họp', bytes: bytes.slice(254, 257).buffer, list: [] }),
            auth,
          };
        },
        { transports },
      );

      assert.deepEqual(result, {
        text: 'é😀',
        list: [1.5, -70_000, null],
        same: true,
        length: 100_000,
        digest: { name: 'họp', bytes: 'feff00', list: [] },
        auth: { token: 'é' },
      });
    });
  }
});
