import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPage, startBrowser } from '../support/browser.mjs';
import { modes } from '../support/clients.mjs';
import { startPages } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';

describe('Chromium on a page of another origin', () => {
  let browser;
  let pages;
  let strangers;
  let server;
  before(async () => {
    [pages, strangers, browser] = await Promise.all([startPages(), startPages(), startBrowser()]);
    server = await startServer({ 'cors-origin': pages.url });
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
    pages?.stop();
    strangers?.stop();
  });

  for (const { name, transports } of modes) {
    test(`is let in where that origin is allowed, ${name}`, async (t) => {
      const page = await openPage(t, browser, pages.url);
      const result = await page.evaluate(
        async ({ url, options }) => {
          const socket = await connect(url, options);
          const { xdomain } = await ask(socket, 'handshake');
          const answer = await ask(socket, 'echo-ack', new Uint8Array([1, 2]).buffer);
          return { xdomain, answer: [...new Uint8Array(answer)], origin: await ask(socket, 'header', 'origin') };
        },
        { url: server.url, options: { transports, withCredentials: true } },
      );

      assert.deepEqual(result, { xdomain: true, answer: [1, 2], origin: pages.url });
    });
  }

  test('may send headers of its own and gets the cookie', async (t) => {
    const page = await openPage(t, browser, pages.url);
    const answer = await page.evaluate(async (url) => {
      const options = { transports: ['polling'], withCredentials: true, extraHeaders: { 'x-fixture': 'crossed' } };
      const socket = await connect(url, options);
      return { header: await ask(socket, 'header', 'x-fixture'), engine: socket.io.engine.id };
    }, server.url);

    assert.equal(answer.header, 'crossed');
    const cookies = await browser.context.cookies(server.url);
    assert.equal(cookies.find(({ name }) => name === 'io').value, answer.engine);
  });

  test('is kept out over polling where that origin is not allowed', async (t) => {
    const page = await openPage(t, browser, strangers.url);
    const message = await page.evaluate(
      (url) =>
        connect(url, { transports: ['polling'] }).then(
          () => 'let in',
          (error) => error.message,
        ),
      server.url,
    );

    assert.equal(message, 'xhr poll error');
  });

  // Browsers ask nobody before they open a WebSocket. Node leaves it to the application to look at the origin.
  const stranger = process.env.REFERENCE ? 'let in' : 'websocket error';
  test(`is ${stranger} over WebSocket where that origin is not allowed`, async (t) => {
    const page = await openPage(t, browser, strangers.url);
    const message = await page.evaluate(
      (url) =>
        connect(url, { transports: ['websocket'] }).then(
          () => 'let in',
          (error) => error.message,
        ),
      server.url,
    );

    assert.equal(message, stranger);
  });
});
